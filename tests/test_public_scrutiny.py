"""What the public reads of scrutiny: everything that is open, and of what is restricted nothing but its ground and its length."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
from django.apps import apps
from django.db.models import QuerySet
from django.test import Client

from answerable.publishing.api.routes import COLLECTIONS
from answerable.publishing.exporting.site import Asked, publish
from answerable.publishing.models import ReleasedPage
from answerable.publishing.operations import release
from answerable.publishing.operations.duties import load_register
from answerable.publishing.operations.files import make_files
from answerable.publishing.queries import released
from answerable.publishing.views.public import LIVE_ROUTES
from answerable.scrutiny.models import (
    Asking,
    Challenge,
    ChallengeStep,
    Exchange,
    InformationRequest,
    Letter,
    Meeting,
    MeetingMove,
    MonthSummary,
    PackLink,
    PanelMatter,
    PanelPaper,
    PanelSection,
    PrivateMeeting,
    PrivateTopic,
    PublicQuestion,
    QuestionMove,
    Redaction,
    Undertaking,
    UndertakingMove,
)
from answerable.scrutiny.operations.private import pass_month
from answerable.scrutiny.queries.private_months import month_now, seen_of
from answerable.scrutiny.queries.question_secrets import place_of
from answerable.scrutiny.tests import make_agenda, make_panel
from answerable.scrutiny.tests import make_packs as make
from answerable.site.folder.writing import write
from tests import scrutiny_fields

pytestmark = pytest.mark.django_db
SECRETS = re.compile(r".{0,30}SECRET\w*")
OCTOBER = date(2024, 10, 1)


def rows_that_stay_inside(meeting: Meeting) -> None:
    """A row of each sort of which the public reads nothing, or nothing of some of its fields."""
    given = {"by": "user:1", "at": make.NOON}
    make_agenda.recipient(meeting, role="Reader", email="reader@northmoor.example")
    MeetingMove.objects.create(meeting=meeting, after="held", on=make.TODAY, **given)
    for item in meeting.items.all():
        for kind in Exchange.Kind.values:
            Exchange.objects.create(
                meeting=meeting,
                item=item,
                key=uuid4(),
                kind=kind,
                text="Said",
                said_at=make.NOON,
                taken_at=make.NOON,
                taken_by="user:1",
            )
    case = make.question(meeting, number=2, state="casework", may_be_named=True)
    for one in PublicQuestion.objects.all():
        QuestionMove.objects.create(question=one, after=one.state, words="Sorted" if one == case else "", **given)
        Redaction.objects.create(question=one, sort="person", **given)
    Asking.objects.create(place=place_of("192.0.2.7"), at=make.NOON)
    for promise in Undertaking.objects.all():
        UndertakingMove.objects.create(undertaking=promise, after=promise.state, on=make.TODAY, **given)


def more_rows_that_stay_inside() -> None:
    """Challenges, letters, requests, matters and papers that are not public, or not whole."""
    facts: dict[str, Any] = {"asked": "Who answers?", "to_role": "Chief constable"}
    for number, public in ((1, True), (2, False)):
        one = Challenge.objects.create(
            year=2024, number=number, subject="Calls at night", raised_on=make.TODAY, public=public, **facts
        )
        ChallengeStep.objects.create(challenge=one, position=1, level="weekly", on=make.TODAY, responded_on=make.TODAY)
    Letter.objects.create(subject="Lamps", sent_on=make.TODAY, reply_on=make.TODAY, **facts)
    InformationRequest.objects.create(
        year=2024, number=1, subject="Calls", asked="How many?", asked_of="Chief constable", asked_on=make.TODAY,
        asked_by="user:1",
    )  # fmt: skip
    PanelMatter.objects.create(
        year=2024, number=1, kind="question", title="Night cover", words="Who covers the night?",
        received_on=make.TODAY, state="responded", response="A draft", responded_on=make.TODAY,
    )  # fmt: skip
    PanelMatter.objects.create(
        year=2024, number=2, kind="report", title="SECRETMATTER", words="SECRETREPORT", received_on=make.TODAY,
        state="withdrawn", withdrawn_because="Sent twice",
    )  # fmt: skip
    paper = PanelPaper.objects.create(
        code="draft", kind="Interim", title="Draft", as_at=make.TODAY, written_by="user:1", written_at=make.NOON
    )
    PanelSection.objects.create(paper=paper, position=1, heading="Calls")
    make_panel.pack()


def private_month() -> None:
    """A month that was passed, of a meeting whose topics are told in part; and one that is being written."""
    meeting = PrivateMeeting.objects.create(kind="weekly", on=OCTOBER, written_by="user:1", written_at=make.NOON)
    PrivateTopic.objects.create(meeting=meeting, position=1, topic="Staff at night")
    PrivateTopic.objects.create(meeting=meeting, position=2, topic="Hidden", told=False, untold_because="A case")
    scrutiny_fields.plant()
    pass_month(OCTOBER, opening="", seen=seen_of(month_now(OCTOBER), None), on=make.TODAY, by=make.CLERK, at=make.NOON)
    MonthSummary.objects.create(month=date(2024, 11, 1))


@pytest.fixture
def public() -> None:
    """A meeting that was planned, packed, supplemented, held and minuted; everything that stays inside is a secret; released."""
    make.office()
    meeting = make.board(announced=True)
    make_agenda.meeting("2025-02-06-board", date(2025, 2, 6), announced=False)
    # The form says that the public may read the note of an announced meeting.
    Meeting.objects.filter(pk=meeting.pk).update(note="")
    rows_that_stay_inside(meeting)
    more_rows_that_stay_inside()
    scrutiny_fields.plant()
    pack = make.frozen(meeting)
    PackLink.objects.create(
        pack=pack,
        role="Reader",
        address_hash="a" * 64,
        token_hash="b" * 64,
        given_at=make.NOON,
        ends_at=make.NOON + timedelta(days=1),
    )
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PAPERS_OUT)
    held = make.judged(meeting)
    PublicQuestion.objects.filter(number=2).update(state="casework")
    private_month()
    scrutiny_fields.plant()
    make.published(held)
    make_panel.submitted(make_panel.WORDS, public_from=make.TODAY)
    make_panel.handed_over("public")
    scrutiny_fields.plant()
    load_register(by=make.CLERK, at=make.NOON)
    release(note="A meeting was held.", by=make.CLERK, at=make.NOON)


API = ("", "openapi.json", *COLLECTIONS, *(f"measures/calls{more}" for more in ("", "/figures")))


def live() -> Iterator[str]:
    """The public addresses that answer a question, asked for what is there and for secrets."""
    yield from (*LIVE_ROUTES, "search.html?q=title", "search.html?q=secret")
    yield from (
        f"known/{make.NOON:%Y-%m-%d}/{page}" for page in ("index.html", "meetings.html", "questions/2024-1.html")
    )
    yield from (f"api/v1/{one}" for one in API)
    yield from (f"api/v1/{one}?q=secret" for one in ("measures", "meetings", "questions", "pages"))


def words_of(path: str, content: bytes) -> Iterator[tuple[str, str]]:
    """A file with its words and what it says of itself, those inside it one by one."""
    if path.endswith((".zip", ".docx")):
        with zipfile.ZipFile(io.BytesIO(content)) as whole:
            for name in whole.namelist():
                yield f"{path}/{name}", name
                yield from words_of(f"{path}/{name}", whole.read(name))
    elif path.endswith(".pdf"):
        document = pypdfium2.PdfDocument(content)
        told = [str(document.get_metadata_dict()), *(str(one.get_title()) for one in document.get_toc())]
        yield path, "\n".join([*told, *(page.get_textpage().get_text_bounded() for page in document)])
    else:
        yield path, content.decode("utf-8", "replace")


def every_answer() -> Iterator[tuple[str, str]]:
    """Each file of the release (pages, papers, data, feeds, cards, whatever a maker makes) and each live answer, with the headers."""
    client, found = Client(), released.latest()
    assert found
    make_files(found, at=make.NOON)
    for path in [*found.files.values_list("path", flat=True), *live()]:
        answer = client.get(f"/{path}")
        assert answer.status_code == 200, path
        yield f"{path} (headers)", str(answer.headers)
        yield from words_of(path, b"".join(answer))


@pytest.mark.usefixtures("public")
def test_no_secret_is_in_anything_public() -> None:
    keys = {value for name in scrutiny_fields.KEYS for value in values_of(name)}
    told = [(path, found[0]) for path, words in every_answer() if (found := SECRETS.findall(words))]
    assert told == []
    assert [path for path, words in every_answer() if any(one in words for one in keys)] == []


@pytest.mark.usefixtures("public")
def test_no_secret_is_in_the_public_export(tmp_path: Path) -> None:
    write(tmp_path / "office")
    files = [path for path in (tmp_path / "office").rglob("*") if path.is_file()]
    read = [(path.name, path.name + path.read_bytes().decode("utf-8", "replace")) for path in files]
    assert [(name, found[0]) for name, words in read if (found := SECRETS.findall(words))] == []


@pytest.mark.usefixtures("public")
def test_no_secret_is_in_the_copy_that_anybody_may_keep(tmp_path: Path) -> None:
    publish(tmp_path / "site", Asked(None, None, None), home=tmp_path / "home", at=make.NOON, tell=lambda _: None)
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    told = (words for path in files for words in words_of(path.name, path.read_bytes()))
    assert [(name, found[0]) for name, words in told if (found := SECRETS.findall(words))] == []
    assert len(files) > 100


@pytest.mark.usefixtures("public")
def test_whatever_stays_inside_has_a_secret_planted_in_it() -> None:
    bare = {
        name
        for name, rows in scrutiny_fields.to_plant()
        if not rows.exists() or not all(scrutiny_fields.is_secret(one) for one in values_in(rows, name))
    }
    assert bare == set()


def values_in(rows: QuerySet[Any], name: str) -> list[object]:
    return list(rows.values_list(name.partition(".")[2], flat=True))


def values_of(name: str) -> list[str]:
    model = apps.get_model("scrutiny", name.partition(".")[0])
    return [str(one) for one in values_in(model._default_manager.all(), name) if one]


def test_each_text_of_scrutiny_is_declared_once() -> None:
    """A new field with words in it says in tests/scrutiny_fields.py whether the public reads it."""
    tables = (scrutiny_fields.SHOWN, scrutiny_fields.WITH_ITS_ROW, scrutiny_fields.INSIDE, scrutiny_fields.MADE)
    assert sorted(scrutiny_fields.names(*tables)) == sorted(scrutiny_fields.texts())


@pytest.mark.usefixtures("public")
def test_a_meeting_says_what_was_asked_and_how_it_ended() -> None:
    page = Client().get("/meetings/2024-12-12-board.html").content.decode()
    for words in (
        "How calls are answered",
        "Why does it take so long?",
        "It names people under investigation.",
        "Partly assured",
        "The night is not covered.",
        "Why does nobody answer at night?",
        "Staff the night",
        "Part not held in public",
    ):
        assert words in page


@pytest.mark.usefixtures("public")
def test_a_meeting_leads_to_its_papers_its_minutes_and_its_questions() -> None:
    page = Client().get("/meetings/2024-12-12-board.html").content.decode()
    for place in (
        "meetings/2024-12-12-board.pack.html",
        "meetings/2024-12-12-board.minutes.html",
        "questions/2024-1.html",
    ):
        assert f'href="../{place}"' in page


@pytest.mark.usefixtures("public")
def test_a_question_stands_with_its_answer_and_what_it_leaves_open() -> None:
    page = Client().get("/questions/2024-1.html").content.decode()
    assert "Answered on 7 November 2024" in page
    assert "How many will be hired." in page
    assert '<a href="../measures/calls.html#' in page


@pytest.mark.usefixtures("public")
def test_promises_are_counted_and_told_one_by_one() -> None:
    page = Client().get("/promises.html").content.decode()
    assert "2 promises made in public: 0 kept, 0 broken, 2 late." in page
    assert "Answer within ten seconds" in page


@pytest.mark.usefixtures("public")
def test_a_month_of_private_meetings_is_told_by_topic() -> None:
    page = Client().get("/challenges.html").content.decode()
    assert "Staff at night" in page
    assert "1 topic not named" in page


@pytest.mark.usefixtures("public")
def test_a_file_of_what_is_not_there_is_not_found() -> None:
    client = Client()
    assert client.get("/meetings/2024-12-12-board.pdf").status_code == 404
    assert client.get("/meetings/nowhere.pack.pdf").status_code == 404


def test_a_meeting_that_is_not_announced_has_no_page() -> None:
    make.office()
    make.board(announced=False)
    release(note="Nothing is announced.", by=make.CLERK, at=make.NOON)
    assert not ReleasedPage.objects.filter(path__startswith="meetings/").exists()
