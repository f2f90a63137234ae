"""The handover pack: nothing that is open is missing, nothing that is private is public, and it is kept as it was."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from answerable.bodies.intake import PeriodLine
from answerable.bodies.operations import change_from
from answerable.clocks.models import RunningClock
from answerable.clocks.tests.make import make_clock
from answerable.decisions.models import Decision
from answerable.evidence.models import Query
from answerable.kit.freezing import digest, written
from answerable.measures.tests.record_make import source
from answerable.plans.models import Commitment, Deliverable, Draft, Objective
from answerable.plans.operations import adopt
from answerable.plans.tests import make as plans_make
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.tests import make as recommendations_make
from answerable.scrutiny import models as scrutiny
from answerable.scrutiny.models import HandoverPack
from answerable.scrutiny.operations import handover as operations
from answerable.scrutiny.operations.handover import HandedOver, HandoverRefused, NotReady, PackText, SavedMeanwhile
from answerable.scrutiny.queries.handover_building import INSIDE, SOURCES, build, open_groups
from answerable.scrutiny.queries.handover_page import HandoverPage, handed_over_page
from answerable.scrutiny.queries.handover_paper import read
from answerable.scrutiny.queries.public_panel import public_handovers
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_panel import MET, NOON, OFFICER, SECRET, TODAY

pytestmark = pytest.mark.django_db

HOLDS: dict[str, type[Model]] = {
    "clocks": RunningClock,
    "undertakings": scrutiny.Undertaking,
    "questions": scrutiny.PublicQuestion,
    "recommendations": Recommendation,
    "responses": Report,
    "panel-matters": scrutiny.PanelMatter,
    "challenges": scrutiny.Challenge,
    "information-requests": scrutiny.InformationRequest,
    "commissions": scrutiny.ReportCommission,
    "queries": Query,
    "meetings": scrutiny.Meeting,
    "panel-papers": scrutiny.PanelPaper,
    "decisions": Decision,
    "letters": scrutiny.Letter,
    "deliverables": Deliverable,
    "commitments": Commitment,
    "drafts": Draft,
}
"""Which rows each part of the pack is of."""
NOT_HANDED_OVER = {
    "evidence.Document": "read and accepted within days; its open questions are listed",
    "evidence.Finding": "a question to the author first; those asked are listed",
    "kit.OutboxMessage": "mail that is tried again within hours",
    "measures.Observation": "whether a figure is final",
    "measures.Telling": "whether a figure was final where it was told",
    "measures.Return": "figures that wait to be accepted within days",
    "measures.Signal": "it stands with its measure until the figures say otherwise",
    "plans.DeliverableChange": "the history of one",
    "plans.Plan": "its position has a part of its own",
    "publishing.Newsletter": "sent within days of its month; what it tells of is public already",
    "publishing.Proposal": "released or dropped within days; what it would show stands in the record",
    "recommendations.RegisterFile": "a file that waits to be taken in within days",
    "scrutiny.LineOfEnquiry": "a part of the meeting ahead",
}
"""Models with a state whose rows are no matter of a handover, and why."""


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def things(code: str, *, public: bool = False) -> list[str]:
    (group,) = [one for one in open_groups(TODAY, public=public) if one.code == code]
    return [one.words for one in group.things]


def undertaking(**facts: Any) -> scrutiny.Undertaking:
    given = {"words": "Mend the lamps", "owner_role": "harbour master", "made_on": MET, "state_since": MET}
    number = scrutiny.Undertaking.objects.count() + 1
    return scrutiny.Undertaking.objects.create(year=2024, number=number, **given | facts)


def question(**facts: Any) -> scrutiny.PublicQuestion:
    number = scrutiny.PublicQuestion.objects.count() + 1
    given = {"text": SECRET, "asked_at": NOON, "asked_on": TODAY, "confirmed_at": NOON, "token_hash": str(number)}
    return scrutiny.PublicQuestion.objects.create(year=2024, number=number, **given | facts)


def challenge(**facts: Any) -> scrutiny.Challenge:
    given = {"subject": "Dark quays", "asked": "Light them.", "to_role": "chief officer", "raised_on": MET}
    number = scrutiny.Challenge.objects.count() + 1
    return scrutiny.Challenge.objects.create(year=2024, number=number, **given | facts)


def information_request() -> scrutiny.InformationRequest:
    facts = {"subject": "Oil used", "asked": "How much?", "asked_of": "chief officer", "asked_on": MET, "asked_by": "x"}
    return scrutiny.InformationRequest.objects.create(year=2024, number=1, **facts)


def letter(**facts: Any) -> scrutiny.Letter:
    given = {"to_role": "The minister", "subject": "More oil", "sent_on": MET, "asked": "For oil."}
    return scrutiny.Letter.objects.create(**given | facts)


def commission() -> scrutiny.ReportCommission:
    item = scrutiny.AgendaItem.objects.create(meeting=make.panel_meeting(), position=1, title="Lamps")
    return scrutiny.ReportCommission.objects.create(item=item, state="sent", sent_on=MET, due=MET, to_role="chief")


def objective() -> Objective:
    adopt(plans_make.plan(plans_make.objective("1.1")), position=0, by=OFFICER, at=NOON)
    return Objective.objects.get()


def report() -> Report:
    kept = recommendations_make.report()
    Report.objects.update(response="owed")
    return kept


def decision() -> Decision:
    return Decision.objects.create(code="lamps", title="Lamps", form="signed", written_by="user:1", written_at=NOON)


def draft() -> Draft:
    return Draft.objects.create(code="next", kind="new", started_by="user:1", started_at=NOON)


OPENED: dict[str, Callable[[], object]] = {
    "clocks": make_clock,
    "undertakings": undertaking,
    "questions": question,
    "recommendations": recommendations_make.recommendation,
    "responses": report,
    "panel-matters": lambda: make.matter(respond_by=None),
    "challenges": challenge,
    "information-requests": information_request,
    "commissions": commission,
    "meetings": make.panel_meeting,
    "panel-papers": lambda: make.begun(due=None),
    "decisions": decision,
    "letters": letter,
    "deliverables": lambda: Deliverable.objects.create(objective=objective(), code="d", title="Buy oil"),
    "commitments": lambda: Commitment.objects.create(code="c", words="More lamps"),
    "drafts": draft,
}


class TestNothingIsMissing:
    @pytest.mark.parametrize("code", sorted(OPENED))
    def test_what_is_open_stands_in_the_pack(self, code: str) -> None:
        assert things(code) == []
        OPENED[code]()
        assert len(things(code)) == 1

    def test_every_part_of_the_pack_says_of_which_rows_it_is(self) -> None:
        assert [code for code, _, _ in SOURCES] == list(HOLDS)
        assert set(OPENED) | {"queries"} == set(HOLDS)

    def test_every_model_that_can_be_open_is_handed_over_or_it_is_said_why_not(self) -> None:
        said = {model._meta.label for model in HOLDS.values()} | set(NOT_HANDED_OVER)
        assert {label for label in with_a_state() if label not in said} == set()

    def test_what_somebody_says_is_kept_is_still_open(self) -> None:
        undertaking(state="said_kept")
        assert len(things("undertakings")) == 1

    def test_what_is_settled_is_gone(self) -> None:
        undertaking(state="kept", evidence="Seen.")
        assert things("undertakings") == []

    def test_what_is_late_stands_first(self) -> None:
        undertaking(words="Later", due=TODAY + timedelta(days=1))
        undertaking(words="Never said when")
        undertaking(words="Long ago", due=MET)
        assert things("undertakings") == ["Long ago", "Later", "Never said when"]

    def test_the_plan_and_its_objectives_stand_in_it(self) -> None:
        source("paper")
        objective()
        (plan,) = build(make.pack()).plans
        assert (plan.title, [one.code for one in plan.objectives]) == ("The plan", ["1.1"])

    def test_what_the_body_becomes_stands_in_it(self) -> None:
        line = PeriodLine(date(2028, 5, 8), "Northmoor Board", "Northmoor", "board", "Chair", "An order")
        change_from(line, by=OFFICER, at=NOON)
        told = build(make.pack()).successor
        assert told == "Northmoor Board, a policing and crime board, from 8 May 2028 (An order)."


def with_a_state() -> set[str]:
    """The models of which a row can be open: those with a state, a status or a response to be given."""
    kept = ("state", "status", "response")
    return {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("answerable")
        and any(one.name in kept and one.choices for one in model._meta.fields)
        and not any(one.name in ("before", "after") for one in model._meta.fields)
    }


class TestPublic:
    def told(self) -> str:
        kept = make.pack("public")
        done = operations.hand_over(kept.code, edition=kept.edition, on=TODAY, by=OFFICER, at=NOON)
        assert [one.code for one in public_handovers(TODAY)] == [done.code]
        return written(done.frozen)

    def test_nothing_private_stands_in_it(self) -> None:
        question()
        undertaking(words=SECRET, restricted=True)
        challenge(subject=SECRET, details=SECRET)
        letter(subject=SECRET)
        make_clock(label=SECRET)
        make.begun(title=SECRET, due=None)
        Decision.objects.create(code="x", title=SECRET, form="signed", written_by="user:1", written_at=NOON)
        assert SECRET not in self.told()

    def test_a_promise_of_an_item_that_became_restricted_is_not_told(self) -> None:
        held = make.panel_meeting()
        item = scrutiny.AgendaItem.objects.create(meeting=held, position=1, title="x", restricted=True, ground="x")
        undertaking(words=SECRET, item=item)
        assert SECRET not in self.told()

    def test_a_meeting_that_the_public_may_not_know_of_is_not_named(self) -> None:
        undertaking(meeting=make.panel_meeting(name=SECRET))
        assert SECRET not in self.told()

    def test_of_clocks_and_unread_questions_it_says_how_many(self) -> None:
        question()
        make_clock()
        told = self.told()
        assert "1 question not read for showing yet" in told
        assert "Reply to the parish: 1 running" in told

    def test_nothing_in_it_leads_into_the_office(self) -> None:
        for code, opened in OPENED.items():
            # These two make what another makes.
            if code not in ("recommendations", "meetings"):
                opened()
        undertaking(words="In the open")
        challenge(public=True)
        letter(public=True)
        assert "/office/" not in self.told()

    def test_of_what_stays_inside_it_does_not_even_say_that_there_is_none(self) -> None:
        told = {group.code for group in open_groups(TODAY, public=True)}
        assert not told & INSIDE
        assert told | INSIDE == set(HOLDS)

    def test_it_has_no_checklist(self) -> None:
        assert make.pack("public").checks.count() == 0

    def test_it_names_nobody_who_holds_or_held_the_office(self) -> None:
        kept = make.pack("public", opening="Ada Lightfoot did well.")
        holder = apps.get_model("bodies.OfficeHolder").objects.first()
        assert holder is not None
        holder.name = "Ada Lightfoot"
        holder.save()
        with pytest.raises(NotReady) as refused:
            operations.hand_over(kept.code, edition=kept.edition, on=TODAY, by=OFFICER, at=NOON)
        assert "It names Ada Lightfoot" in refused.value.faults[0]
        assert HandoverPack.objects.get().handed_over_at is None

    def test_a_pack_for_a_successor_is_not_public(self) -> None:
        make.handed_over()
        assert public_handovers(TODAY) == ()


class TestQuestionsWords:
    def test_the_words_that_a_person_sent_are_in_no_pack(self) -> None:
        question(email="a@northmoor.example", name="Somebody")
        assert SECRET not in written(make.handed_over().frozen)

    def test_the_words_that_may_be_shown_are(self) -> None:
        question(shown_text="When are the lamps lit?", cleared_at=NOON)
        assert things("questions") == ["When are the lamps lit?"]


class TestHandingOver:
    def hand_over(self, kept: HandoverPack, on: date = TODAY) -> HandoverPack:
        return operations.hand_over(kept.code, edition=kept.edition, on=on, by=OFFICER, at=NOON)

    def test_the_checklist_has_the_four_themes(self) -> None:
        themes = dict.fromkeys(make.pack().checks.order_by("position").values_list("theme", flat=True))
        assert list(themes) == ["business", "transition", "seamless", "stakeholders"]

    def test_every_question_wants_an_answer(self) -> None:
        kept = make.pack()
        with pytest.raises(NotReady) as refused:
            self.hand_over(kept)
        assert refused.value.faults[0].startswith(f"{kept.checks.count()} questions of the checklist have no answer")

    def test_not_yet_is_an_answer_where_it_says_why(self) -> None:
        kept = self.hand_over(make.answered(make.pack(), done=False))
        assert not any(one.done for one in handed_over_page(kept).checks)

    def test_yes_wants_to_be_shown(self) -> None:
        kept = make.pack()
        answers = tuple(operations.Answer(True) for _ in kept.checks.all())
        text = PackText("Handover", TODAY, "", answers)
        with pytest.raises(HandoverRefused, match="say what shows it"):
            operations.write_pack(kept.code, text, edition=1, by=OFFICER, at=NOON)

    def test_it_is_kept_as_it_was(self) -> None:
        undertaking()
        kept = make.handed_over()
        scrutiny.Undertaking.objects.update(words="Otherwise")
        kept.refresh_from_db()
        page: HandoverPage = handed_over_page(kept)
        assert ("Mend the lamps" in written(kept.frozen), page.open, kept.sha256) == (True, 1, digest(kept.frozen))

    def test_what_is_open_is_told_on_its_day(self) -> None:
        kept = make.answered(make.pack())
        with pytest.raises(NotReady) as refused:
            self.hand_over(kept, TODAY + timedelta(days=1))
        assert "set its day to 8 November 2024" in refused.value.faults[0]

    def test_read_elsewhere_it_leads_nowhere(self) -> None:
        undertaking()
        assert "/office" not in str(read(make.handed_over()).parts)

    def test_it_is_handed_over_once(self) -> None:
        with pytest.raises(HandedOver):
            self.hand_over(make.handed_over())

    def test_who_saves_an_older_state_is_told(self) -> None:
        kept = make.answered(make.pack())
        with pytest.raises(SavedMeanwhile):
            operations.write_pack(kept.code, PackText("Other", TODAY), edition=1, by=OFFICER, at=NOON)
