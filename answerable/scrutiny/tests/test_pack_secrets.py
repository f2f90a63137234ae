"""A secret planted in every restricted field is in nothing open: no page, no Word document, no PDF, no ZIP, no mail to those not marked."""

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
from django.test import Client

from answerable.kit.freezing import written
from answerable.kit.models import OutboxMessage
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Meeting, Pack
from answerable.scrutiny.operations.packs_sending import send_out
from answerable.scrutiny.queries.public_packs import public_minutes, public_packs
from answerable.scrutiny.tests import make_agenda, make_packs
from answerable.scrutiny.tests.make_packs import CLERK, NOON, TODAY

pytestmark = pytest.mark.django_db
SECRET = "SECRET"
OPEN = "How calls are answered"


@pytest.fixture
def board(db: None) -> Meeting:
    """A meeting whose pack, supplement and minutes are all out."""
    make_packs.office()
    meeting = make_packs.board()
    make_packs.frozen(meeting)
    meeting.items.filter(restricted=True).update(purpose="SECRETAGAIN")
    meeting.items.filter(restricted=False, position=1).update(purpose="It waits longer.")
    make_packs.supplemented(meeting)
    held = make_packs.judged(meeting)
    make_packs.published(held)
    return Meeting.objects.get(pk=held.pk)


@pytest.fixture
def reader(db: None) -> Client:
    """Somebody of the office who may not read a restricted part."""
    return client(user(Role.PUBLISHER))


def text_of(name: str, data: bytes) -> Iterator[str]:
    """The words of a file, and of every file inside it."""
    if name.endswith((".zip", ".docx")):
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            for inside in whole.namelist():
                yield inside
                yield from text_of(inside, whole.read(inside))
    elif name.endswith(".pdf"):
        yield data.decode("latin-1")
        document = pypdfium2.PdfDocument(data)
        yield str(document.get_metadata_dict())
        yield from (page.get_textpage().get_text_bounded() for page in document)
        yield from (str(one.get_title()) for one in document.get_toc())
    else:
        yield data.decode("utf-8", "replace")


ONES = ["pack/1", "pack/2", "minutes/1"]


@pytest.mark.parametrize("form", ["docx", "pdf", "zip"])
@pytest.mark.parametrize("one", ONES)
def test_no_open_file_has_a_secret(board: Meeting, reader: Client, one: str, form: str) -> None:
    answer = reader.get(f"/office/meetings/{board.code}/{one}/open.{form}")
    told = "\n".join(text_of(f"open.{form}", answer.content))
    assert OPEN in told
    assert SECRET not in told


@pytest.mark.parametrize("one", [*ONES, "minutes"])
def test_no_open_page_has_a_secret(board: Meeting, reader: Client, one: str) -> None:
    told = reader.get(f"/office/meetings/{board.code}/{one}/").content.decode()
    assert OPEN in told
    assert SECRET not in told


@pytest.mark.parametrize("one", ONES)
def test_the_restricted_part_has_what_was_kept_out(board: Meeting, one: str) -> None:
    officer = client(user(Role.SCRUTINY_OFFICER))
    told = officer.get(f"/office/meetings/{board.code}/{one}/restricted/").content.decode()
    assert "SECRETTITLE" in told


@pytest.mark.parametrize("one", ONES)
@pytest.mark.parametrize("what", ["restricted/", "restricted.pdf", "restricted.docx", "restricted.zip"])
def test_who_may_not_read_it_is_refused(board: Meeting, reader: Client, one: str, what: str) -> None:
    answer = reader.get(f"/office/meetings/{board.code}/{one}/{what}")
    assert answer.status_code == 403
    assert SECRET not in answer.content.decode()


def test_what_the_public_is_made_of_has_no_secret(board: Meeting) -> None:
    assert [one.number for one in public_packs()] == [1, 2]
    assert SECRET not in f"{public_packs()}{public_minutes()}"


def test_what_is_kept_for_the_public_has_no_secret(board: Meeting) -> None:
    frozen = [*board.packs.values_list("frozen", flat=True), *board.minutes.values_list("frozen", flat=True)]
    assert not [one for one in map(written, frozen) if SECRET in one]


def test_only_who_is_marked_is_told_of_the_restricted_part(board: Meeting) -> None:
    make_agenda.recipient(board, "Panel member", "panel@northmoor.example")
    make_agenda.recipient(board, "Chief constable", "chief@northmoor.example", restricted=True)
    pack = Pack.objects.get(number=2)
    send_out(pack, ways=make_packs.WAYS, on=TODAY, by=CLERK, at=NOON)
    told = dict(OutboxMessage.objects.values_list("to", "text"))
    assert "restricted" not in told["panel@northmoor.example"]
    assert "restricted part as well" in told["chief@northmoor.example"]
    assert not [one for one in told.values() if SECRET in one]


def test_the_minutes_as_they_stand_are_shown_by_part(board: Meeting, reader: Client) -> None:
    address = f"/office/meetings/{board.code}/minutes/?part=restricted"
    assert "SECRETTITLE" in client(user(Role.SCRUTINY_OFFICER)).get(address).content.decode()
    assert SECRET not in reader.get(address).content.decode()


def test_what_would_be_frozen_is_shown_by_part(reader: Client) -> None:
    make_packs.office()
    address = f"/office/meetings/{make_packs.board().code}/pack/"
    inside = client(user(Role.SCRUTINY_OFFICER)).get(address, {"part": "restricted"}).content.decode()
    assert "SECRETTITLE" in inside
    told = [reader.get(address).content.decode(), reader.get(address, {"part": "restricted"}).content.decode()]
    assert OPEN in told[0]
    assert not [one for one in told if SECRET in one]
