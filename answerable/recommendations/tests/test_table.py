"""Tables of recommendations: read, looked at, and taken in whole or not at all."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.clocks.intake.register import shipped
from answerable.clocks.operations import load_duties
from answerable.kit.audit import Actor
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.recommendations.intake.columns import COLUMNS
from answerable.recommendations.intake.table import read_table, table_text, template
from answerable.recommendations.models import Recommendation, RegisterFile, Report
from answerable.recommendations.operations.importing import accept, leave, receive
from answerable.recommendations.operations.refusals import RecommendationRefused
from answerable.recommendations.queries.preview import preview
from answerable.recommendations.queries.table import table_of
from answerable.recommendations.tests.make import NOON, OFFICER, SECOND, moved, recommendation, report, said_complete

TODAY = NOON.date()
HEAD = "report,report_title,origin,published,number,kind,under,title,deadline,state,state_since,evidence,words\n"
GOOD = "custody,Custody,inspectorate,2024-03-04,1,,,Record every search,2024-09-30,,,,\n"


def faults(text: str) -> str:
    return " ".join(f"[{one.row} {one.column}] {one.message}" for one in read_table(text.encode()).problems)


def sent(text: str, by: Actor = OFFICER) -> RegisterFile:
    return receive(text.encode(), filename="register.csv", by=by, at=NOON)


def problems(text: str) -> str:
    found = preview(sent(text), today=TODAY)
    return " ".join(f"[{one.row} {one.column}] {one.message}" for one in found.problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "[0 ] it is empty"),
        (HEAD, "[0 ] there is no row"),
        ("title\nA\n", "[1 report] this column is missing"),
        ("report,title,titel\na,A,\n", "[1 titel] this column is not known: did you mean 'title'"),
        ("report,title,title\na,A,A\n", "[1 title] this column stands twice"),
        (HEAD + GOOD.replace("Record every search", ""), "[2 title] this is empty"),
        (HEAD + "custody,,,,1,,,A,,,,,,with,commas\n", "cells and the head"),
        (HEAD + "custody,,,,1,,,A,2024-02-30,,,,", "[2 deadline] '2024-02-30' is not a day"),
        (HEAD + "custody,,,,1,,,A,,done,,,", "[2 state] 'done' is not known here"),
        (HEAD + "custody,,,,1,,,A,,verifed,,,", "did you mean 'verified'"),
        (HEAD + "custody,,,,1,,,A,,in_progress,,,", "[2 state_since] it is in_progress: say since which day"),
        (HEAD + "custody,,,,1,,,A,,closed,2024-05-01,,", "[2 evidence] it is closed: say what shows it"),
        (HEAD + "custody,,,,1,,,A,,disagreed,2024-05-01,,", "[2 words] it is disagreed: say why"),
        (HEAD + "custody,,,,1,,,A,,superseded,2024-05-01,,x", "[2 state] 'superseded' is said on the page"),
        ('report,title\ncustody,"A\n', "this is not CSV"),
    ],
)
def test_what_is_wrong_is_said_with_row_and_column(text: str, said: str) -> None:
    assert said in faults(text)


@pytest.mark.parametrize("said", ["Verified by the office", "verified", "VERIFIED"])
def test_a_state_is_read_in_words(said: str) -> None:
    row = read_table(f"{HEAD}custody,,,,1,,,A,,{said},2024-05-01,The log,".encode()).rows[0]
    assert row.state == "verified"


def test_a_register_kept_with_semicolons_is_read() -> None:
    assert read_table(b"report;title\ncustody;A\n").rows[0].title == "A"


def test_the_template_has_every_column_and_is_read() -> None:
    assert template().splitlines()[0].split(",") == list(COLUMNS)
    assert read_table(template().encode()).problems == ()


def test_nothing_is_written_that_a_spreadsheet_would_run() -> None:
    text = table_text([{"report": "a", "title": "=1+1"}])
    assert "'=1+1" in text
    assert read_table(text.encode()).rows[0].title == "=1+1"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (GOOD + GOOD, "[3 number] 1 of 'custody' stands in row 2 too"),
        ("custody,,,,1,,,A,,,,,\n", "[2 report] there is no report 'custody'"),
        (GOOD.replace("2024-03-04", "2025-03-04"), "[2 published] 2025-03-04 is still to come"),
        (
            "custody,Custody,inspectorate,2024-03-04,1,,,A,,in_progress,2024-03-01,,\n",
            "[2 state_since] 2024-03-01 is before",
        ),
        ("custody,Custody,inspectorate,2024-03-04,1,,,A,,in_progress,2025-03-01,,\n", "is still to come"),
        ("custody,Custody,inspectorate,2024-03-04,1,,7,A,,,,,\n", "[2 under] '7' is no other cause"),
        (GOOD + GOOD.replace(",1,", ",2,").replace("Custody", "Other"), "[3 report_title] row 2 says “Custody”"),
    ],
)
def test_what_does_not_fit_is_said_with_row_and_column(rows: str, said: str) -> None:
    assert said in problems(HEAD + rows)


@pytest.mark.django_db
def test_what_is_in_the_register_already_is_said() -> None:
    recommendation(of=report("custody"))
    assert "1 of 'custody' is in the register already" in problems(HEAD + GOOD)


@pytest.mark.django_db
def test_a_table_is_taken_in_whole() -> None:
    accept(sent(HEAD + GOOD + GOOD.replace(",1,", ",2,")), by=OFFICER, at=NOON)
    assert (Report.objects.count(), Recommendation.objects.count()) == (1, 2)


@pytest.mark.django_db
def test_one_fault_keeps_all_of_it_out() -> None:
    with pytest.raises(RecommendationRefused, match="1 problem"):
        accept(sent(HEAD + GOOD + GOOD), by=OFFICER, at=NOON)
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_rows_without_a_number_get_the_next() -> None:
    recommendation(of=report("custody"))
    accept(sent(HEAD + GOOD.replace(",1,", ",,") + GOOD.replace(",1,", ",,")), by=OFFICER, at=NOON)
    assert sorted(Recommendation.objects.values_list("number", flat=True)) == ["1", "2", "3"]


@pytest.mark.django_db
def test_what_is_settled_keeps_its_evidence() -> None:
    accept(
        sent(f"{HEAD}custody,Custody,inspectorate,2024-03-04,1,,,A,,closed,2024-05-01,Their page,\n"),
        by=OFFICER,
        at=NOON,
    )
    assert Recommendation.objects.get().moves.get().evidence == "Their page"


VERIFIED = f"{HEAD}custody,Custody,inspectorate,2024-03-04,1,,,A,,verified,2024-05-01,The log,\n"


@pytest.mark.django_db
def test_rows_that_are_verified_want_a_second_person() -> None:
    with pytest.raises(RecommendationRefused, match="a second person accepts it"):
        accept(sent(VERIFIED), by=OFFICER, at=NOON)


@pytest.mark.django_db
def test_two_people_stand_behind_rows_that_are_verified() -> None:
    accept(sent(VERIFIED), by=SECOND, at=NOON)
    moves = Recommendation.objects.get().moves.order_by("pk")
    assert [one.by for one in moves] == [OFFICER.reference, SECOND.reference]


@pytest.mark.django_db
def test_who_may_not_verify_accepts_no_rows_that_are_verified() -> None:
    with pytest.raises(RecommendationRefused, match="may verify"):
        accept(sent(VERIFIED), by=Actor("user:9", "caseworker"), at=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize(("published", "owed"), [("2024-10-30", "owed"), ("2024-03-04", "not_needed")])
def test_a_report_whose_time_still_runs_starts_its_clock(published: str, owed: str) -> None:
    load_duties(shipped(), by=OFFICER, at=NOON)
    accept(sent(HEAD + GOOD.replace("2024-03-04", published)), by=SECOND, at=NOON)
    held = Report.objects.get()
    assert (held.response, held.clock is not None) == (owed, owed == "owed")


@pytest.mark.django_db
def test_without_the_register_of_duties_nothing_is_taken_in() -> None:
    with pytest.raises(RecommendationRefused):
        accept(sent(HEAD + GOOD.replace("2024-03-04", "2024-10-30")), by=SECOND, at=NOON)
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_a_second_person_accepts_rows_that_are_verified() -> None:
    accept(sent(VERIFIED), by=SECOND, at=NOON)
    assert Recommendation.objects.get().state == "verified"


@pytest.mark.django_db
def test_a_file_is_decided_once() -> None:
    file = sent(HEAD + GOOD)
    leave(file, by=OFFICER, at=NOON)
    with pytest.raises(RecommendationRefused, match="decided on already"):
        accept(file, by=OFFICER, at=NOON)


@pytest.mark.django_db
def test_what_is_taken_away_can_be_taken_in() -> None:
    moved(
        said_complete(local_target=TODAY, text="Line one.\nLine two."),
        "verified",
        by=SECOND,
        evidence="The log",
        words="Read.",
    )
    text = table_of(Recommendation.objects.all())
    Recommendation.objects.all().delete()
    accept(sent(text), by=SECOND, at=NOON)
    assert table_of(Recommendation.objects.all()) == text


@pytest.mark.django_db
def test_thousands_of_rows_cost_few_queries(django_assert_max_num_queries: object) -> None:
    rows = "".join(GOOD.replace(",1,", f",{n},") for n in range(3000))
    file = sent(HEAD + rows)
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        assert len(preview(file, today=TODAY).rows) == 3000


def browser() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


def upload(who: Client, text: str) -> str:
    file = SimpleUploadedFile("register.csv", text.encode())
    return who.post(reverse("recommendations:tables"), {"file": file}, follow=True).content.decode()


@pytest.mark.django_db
def test_a_table_is_looked_at_before_it_is_taken_in() -> None:
    page = upload(browser(), HEAD + GOOD)
    assert "1 recommendation would be added" in page
    assert not Recommendation.objects.exists()


@pytest.mark.django_db
def test_every_problem_is_on_the_page() -> None:
    page = upload(browser(), HEAD + GOOD + "x,,,,1,,,,,done,,,\n")
    assert "this is empty: say it." in page
    assert "Take all of them in" not in page


@pytest.mark.django_db
def test_who_sent_verified_rows_is_told_to_ask_a_colleague() -> None:
    page = upload(browser(), VERIFIED)
    assert "A second person accepts this" in page
    assert "Take all of them in" not in page


@pytest.mark.django_db
def test_the_list_is_taken_away_as_it_is_narrowed() -> None:
    recommendation("Keep this", owner_role="Head of custody")
    recommendation("Not this")
    answer = browser().get(f"{reverse('recommendations:csv')}?owner=Head+of+custody")
    assert [row.title for row in read_table(answer.content).rows] == ["Keep this"]
