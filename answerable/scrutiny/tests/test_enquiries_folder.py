"""enquiries.toml: read, taken in once, written as it was, and public only in what the public may read."""

import pytest

from answerable.evidence.tests import make as evidence
from answerable.kit.toml import Fields, Problem, parse
from answerable.scrutiny.intake.enquiries import ItemLine, enquiry_tables, read_enquiries
from answerable.scrutiny.models import CommissionQuestion, LineOfEnquiry, Meeting, ReportCommission
from answerable.scrutiny.operations import commissions, enquiries
from answerable.scrutiny.operations.enquiries_refusals import LinesRefused
from answerable.scrutiny.operations.loading_enquiries import load_enquiries
from answerable.scrutiny.queries.lines_enquiries import enquiry_lines
from answerable.scrutiny.tests import make_enquiries as make

NAME = "enquiries.toml"
WHOLE = """
[[item]]
meeting = "2024-12-12-board"
position = 1

[[item.line]]
question = "How many calls wait?"
why = "It was {calls 2023}."

[[item.line]]
question = "Why at night?"
state = "left_out"
left_out_because = "Asked in May"

[[item.commission]]
to_role = "Head of contact"
state = "sent"
sent_on = 2024-11-01
due = 2024-11-21

[[item.commission.question]]
text = "How many calls wait?"

[[item.commission.question]]
text = "How many wait at night?"
line = 2
"""


def read(text: str) -> tuple[tuple[ItemLine, ...], list[str]]:
    problems: list[Problem] = []
    fields = Fields(parse(text.encode(), NAME, problems), NAME, problems)
    found = read_enquiries(fields)
    fields.finish()
    return found, [str(one) for one in problems]


def loaded(text: str = WHOLE) -> int:
    lines, problems = read(text)
    assert not problems
    return load_enquiries(lines, by=make.CLERK, at=make.NOON)


class TestReading:
    def test_a_whole_file_is_read(self) -> None:
        (item,), problems = read(WHOLE)
        assert not problems
        assert (len(item.lines), item.commission is not None) == (2, True)

    @pytest.mark.parametrize(
        ("wrong", "right", "told"),
        [
            ('state = "left_out"', 'state = "gone"', "'state' is 'gone'"),
            ('left_out_because = "Asked in May"\n', "", "'left_out_because' is missing"),
            ("sent_on = 2024-11-01\n", "", "say 'sent_on' and 'due'"),
            ("due = 2024-11-21", 'due = "soon"', "'due' is 'soon'"),
            ('"Why at night?"', '"How many calls wait?"', "twice"),
            ("line = 2", "lines = 2", "'lines' is not known here; did you mean 'line'?"),
            ("position = 1\n", "", "'position' is missing"),
            ('why = "It was {calls 2023}."', r'why = "a\u0007"', "U+0007"),
        ],
    )
    def test_what_is_wrong_is_told_with_its_place(self, wrong: str, right: str, told: str) -> None:
        assert any(told in one for one in read(WHOLE.replace(wrong, right, 1))[1])

    @pytest.mark.parametrize(
        "text", ["item = 1", "[[item]]\nline = 3", "[[item]]\n[[item.commission]]\nquestion = 1", "\x00"]
    )
    def test_nonsense_is_told(self, text: str) -> None:
        assert read(text)[1]


@pytest.mark.django_db
class TestTakingIn:
    def test_lines_and_commission_are_there(self) -> None:
        make.plain_item()
        assert loaded() == 3
        assert CommissionQuestion.objects.get(position=2).line == LineOfEnquiry.objects.get(position=2)

    def test_twice_is_once(self) -> None:
        make.plain_item()
        assert [loaded(), loaded()] == [3, 0]

    def test_what_is_held_stays(self) -> None:
        item = make.plain_item()
        make.drafted(item, make.asked("Mine?"))
        make.line(item, "How many calls wait?", "Mine.")
        assert loaded() == 1
        assert LineOfEnquiry.objects.get(position=1).why == "Mine."
        assert CommissionQuestion.objects.get().text == "Mine?"

    def test_an_item_that_is_not_there_is_told(self) -> None:
        with pytest.raises(LinesRefused) as refused:
            loaded()
        assert refused.value.problems == (
            "item 1 of the meeting '2024-12-12-board': there is no such item: look at the agenda of the meeting.",
        )

    def test_every_problem_is_told_at_once(self) -> None:
        make.plain_item()
        wrong = WHOLE.replace("line = 2", "line = 9").replace('state = "sent"', 'state = "sent"\ndocument = "gone"')
        with pytest.raises(LinesRefused) as refused:
            loaded(wrong)
        assert len(refused.value.problems) == 2

    def test_what_comes_out_goes_in_as_it_was(self) -> None:
        item = make.plain_item()
        make.line(item, make.QUESTIONS[0], "It was so.")
        enquiries.drop(make.line(item, "Why?"), because="No", seen_edition=1, by=make.CLERK, at=make.NOON)
        row = make.sent(item)
        commissions.receive(row, document=evidence.paper(), on=make.TODAY, day=make.TODAY, by=make.LIAISON, at=make.NOON)  # fmt: skip
        told = enquiry_lines(restricted=True)
        LineOfEnquiry.objects.all().delete()
        ReportCommission.objects.all().delete()
        load_enquiries(told, by=make.CLERK, at=make.NOON)
        assert enquiry_tables(enquiry_lines(restricted=True)) == enquiry_tables(told)

    def test_an_item_is_told_by_which_it_is_though_others_were_taken_away(self) -> None:
        item = make.plain_item(position=7)
        make.line(item)
        (told,) = enquiry_lines(restricted=True)
        assert told.position == 1
        assert load_enquiries([told], by=make.CLERK, at=make.NOON) == 0


@pytest.mark.django_db
class TestPublic:
    def test_only_what_the_public_may_read_goes_out(self) -> None:
        make.line(make.plain_item("Operation Heron", restricted=True), "What of Heron?")
        item = make.plain_item()
        enquiries.drop(make.line(item, "Nobody's question?"), because="x", seen_edition=1, by=make.CLERK, at=make.NOON)
        make.sent(item)
        Meeting.objects.update(state="held")
        told = str(enquiry_tables(enquiry_lines(restricted=False)))
        assert make.QUESTIONS[0] in told
        assert all(secret not in told for secret in ("Heron", "Nobody", make.EMAIL, "user:"))

    def test_before_the_papers_are_out_nothing_does(self) -> None:
        make.sent()
        assert not enquiry_lines(restricted=False)
