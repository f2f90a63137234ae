"""The pages of delivery: what a reader sees, who may change it, what a form says, and how long a list may be."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from answerable.measures.tests.record_make import ANALYST, NOON
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.plans.models import Account, Board, Commitment, Deliverable, Threat
from answerable.plans.operations.delivery_loading import load_delivery
from answerable.plans.tests.delivery_make import moved, objective_of, office, owed
from answerable.plans.tests.test_delivery_folder import WHOLE, read

pytestmark = pytest.mark.django_db
UPDATE = {"status": "done", "on": "2024-06-01", "due": "2024-03-31", "words": "", "edition": "1"}


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


@pytest.fixture
def writer() -> Client:
    """Somebody who may write plans."""
    return client(user(Role.SCRUTINY_OFFICER))


@pytest.fixture
def reader() -> Client:
    """Somebody who may see and not change."""
    return client(user(Role.PUBLISHER))


def loaded() -> None:
    load_delivery(read(WHOLE)[0], by=ANALYST, at=NOON)


def text(browser: Client, name: str, *args: str, **query: str) -> str:
    answer = browser.get(reverse(f"plans:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("deliverables", ()),
    ("deliverable", ("new-radios",)),
    ("commitments", ()),
    ("commitment", ("beat",)),
    ("boards", ()),
    ("board", ("roads",)),
    ("threats", ()),
    ("told", ()),
    ("accounts", ("2021-25", "1.1")),
)
FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("new-deliverable", ()),
    ("update-deliverable", ("new-radios",)),
    ("change-deliverable", ("new-radios",)),
    ("new-commitment", ()),
    ("new-board", ()),
    ("change-board", ("roads",)),
    ("new-threat", ()),
    ("change-threat", ("fraud",)),
    ("new-account", ("2021-25", "1.1")),
)


class TestWhoMay:
    @pytest.mark.parametrize(("name", "args"), PAGES)
    def test_whoever_sees_the_office_sees_them(self, reader: Client, name: str, args: tuple[str, ...]) -> None:
        loaded()
        assert "<h1>" in text(reader, name, *args)

    @pytest.mark.parametrize(("name", "args"), FORMS)
    def test_who_may_not_change_is_told_who_may(self, reader: Client, name: str, args: tuple[str, ...]) -> None:
        loaded()
        assert reader.get(reverse(f"plans:{name}", args=args)).status_code == 403

    @pytest.mark.parametrize(("name", "args"), FORMS)
    def test_who_may_change_finds_the_form(self, writer: Client, name: str, args: tuple[str, ...]) -> None:
        loaded()
        assert "csrfmiddlewaretoken" in text(writer, name, *args)

    def test_a_provider_sees_nothing(self) -> None:
        assert client(user(Role.PROVIDER)).get(reverse("plans:deliverables")).status_code == 403

    @pytest.mark.parametrize("name", ["deliverables", "commitments", "boards", "threats", "told"])
    def test_an_empty_list_says_what_to_do(self, writer: Client, name: str) -> None:
        assert "<h1>" in text(writer, name)

    def test_no_button_for_who_may_not(self, reader: Client) -> None:
        assert "Add a deliverable" not in text(reader, "deliverables")


class TestList:
    def test_the_lead_counts_what_is_late_and_what_slipped(self, reader: Client) -> None:
        moved(owed(), date(2024, 7, 31))
        assert "1 deliverable: 1 is late on" in text(reader, "deliverables")

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"q": "fleet radios"}, ["New radios"]),
            ({"objective": "1.2 Objective 1.2"}, ["Bicycles"]),
            ({"status": "Done"}, ["Bicycles"]),
            ({"late": "Late"}, ["New radios"]),
            ({"late": "No date set"}, ["Bicycles"]),
            ({"late": "Slipped"}, ["New radios"]),
            ({"side": "The force"}, ["New radios", "Bicycles"]),
            ({"owner": "Head of Fleet", "priority": "1 Visible policing"}, ["New radios", "Bicycles"]),
            ({"status": "Eaten", "sort": "colour", "page": "-1"}, ["New radios", "Bicycles"]),
            ({"sort": "due", "direction": "desc"}, ["New radios", "Bicycles"]),
            ({"sort": "title"}, ["Bicycles", "New radios"]),
            ({"q": "\x00%"}, []),
        ],
    )
    def test_it_is_narrowed_and_sorted(self, reader: Client, query: dict[str, str], found: list[str]) -> None:
        moved(owed(), date(2024, 7, 31))
        owed("Bicycles", code="1.2", due=None, status="done")
        page = text(reader, "deliverables", **query)
        body = page[page.index("<tbody") :] if "<tbody" in page else ""
        places = {name: body.find(f">{name}<") for name in ("New radios", "Bicycles")}
        assert sorted((name for name in places if places[name] >= 0), key=lambda name: places[name]) == found

    def test_two_hundred_take_as_many_queries_as_one(
        self, reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        first = owed()
        rows = [
            Deliverable(objective=first.objective, code=f"d{n}", title=f"Thing {n}", due=date(2024, 1, 1), position=n)
            for n in range(200)
        ]
        Deliverable.objects.bulk_create(rows)
        with django_assert_max_num_queries(14):
            assert "Showing 1 to 25 of 201" in text(reader, "deliverables")


class TestDeliverable:
    def test_a_slip_is_told_in_words(self, reader: Client) -> None:
        moved(owed(), date(2024, 7, 31))
        assert "Slipped by 4 months, from 31 March 2024 to 31 July 2024." in text(reader, "deliverable", "new-radios")

    def test_it_is_updated(self, writer: Client) -> None:
        owed()
        writer.post(reverse("plans:update-deliverable", args=["new-radios"]), UPDATE)
        assert Deliverable.objects.get().status == "done"

    def test_a_date_that_moves_in_silence_is_sent_back_with_what_was_typed(self, writer: Client) -> None:
        owed()
        answer = writer.post(reverse("plans:update-deliverable", args=["new-radios"]), {**UPDATE, "due": "2025-03-31"})
        page = answer.content.decode()
        assert ("Say why the date moved" in page, 'value="2025-03-31"' in page) == (True, True)

    def test_the_second_of_two_is_told_and_may_save_again(self, writer: Client) -> None:
        moved(owed(), date(2024, 7, 31))
        address = reverse("plans:update-deliverable", args=["new-radios"])
        page = writer.post(address, UPDATE).content.decode()
        assert ("Somebody saved this after you opened it" in page, 'name="edition" value="2"' in page) == (True, True)

    def test_one_is_added(self, writer: Client) -> None:
        given = {"objective": str(objective_of().pk), "title": "A van", "side": "body", "status": "not_started"}
        writer.post(reverse("plans:new-deliverable"), {**given, "on": "2024-06-01"})
        assert Deliverable.objects.get().title == "A van"

    def test_one_that_is_not_there(self, reader: Client) -> None:
        assert reader.get(reverse("plans:deliverable", args=["nothing"])).status_code == 404


class TestBesides:
    def test_a_commitment_is_written_and_judged(self, writer: Client) -> None:
        writer.post(reverse("plans:new-commitment"), {"words": "Lights", "objectives": [str(objective_of().pk)]})
        given = {"state": "kept", "because": "Lit.", "seen": "open"}
        writer.post(reverse("plans:commitment", args=["lights"]), given)
        assert Commitment.objects.get().state == "kept"

    def test_who_may_not_judge_is_refused(self, reader: Client) -> None:
        loaded()
        given = {"state": "kept", "because": "Lit.", "seen": "open"}
        assert reader.post(reverse("plans:commitment", args=["beat"]), given).status_code == 403

    def test_a_board_is_added_and_attended_and_left(self, writer: Client) -> None:
        writer.post(reverse("plans:new-board"), {"name": "Roads", "kind": "board"})
        writer.post(reverse("plans:board-attend", args=["roads"]), {"role": "Mayor", "start": "2024-01-01"})
        writer.post(reverse("plans:board-leave", args=["roads"]), {"leaving": "Mayor", "end": "2024-02-29"})
        assert Board.objects.get().attended_by == [{"role": "Mayor", "from": "2024-01-01", "until": "2024-02-29"}]

    def test_a_day_that_cannot_be_is_told_at_its_field(self, writer: Client) -> None:
        loaded()
        answer = writer.post(reverse("plans:board-attend", args=["roads"]), {"role": "Mayor B", "start": "2011-01-01"})
        assert "before the office began" in answer.content.decode()

    def test_a_threat_that_nobody_answers_to_is_told_first(self, writer: Client) -> None:
        loaded()
        writer.post(reverse("plans:new-threat"), {"title": "Floods", "origin": "local"})
        assert Threat.objects.count() == 2
        assert "No objective answers to these" in text(writer, "threats")

    def test_an_account_is_given_and_put_right(self, writer: Client) -> None:
        given = {"told": "force", "on": "2024-01-01", "words": "It drove."}
        writer.post(reverse("plans:new-account", args=["2021-25", "1.1"]), given)
        key = Account.objects.get().pk
        writer.post(reverse("plans:change-account", args=[key]), {**given, "words": "It walked."})
        assert Account.objects.get().words == "It walked."

    def test_a_citation_that_finds_nothing_is_told(self, reader: Client) -> None:
        loaded()
        assert "Citations that find no figure" in text(reader, "accounts", "2021-25", "1.1")

    def test_an_objective_of_which_nothing_is_told(self, reader: Client) -> None:
        assert "Nothing is told of this objective yet" in text(reader, "accounts", "2021-25", "1.2")


@pytest.mark.parametrize(
    "address", ["deliverables/a%00b/", "boards/a%00b/", "commitments/a%00b/", "accounts/2021-25/1%00/"]
)
def test_an_address_with_a_nul_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(f"/office/plans/{address}").status_code == 404
