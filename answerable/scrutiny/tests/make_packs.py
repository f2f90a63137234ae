"""A meeting with everything that a pack can hold, for tests: a cited figure, a paper that was checked, promises, questions, and secrets.

Every restricted field holds a word that begins with SECRET; what is public never does.
"""

from datetime import UTC, date, datetime
from typing import Any

from answerable.areas.models import Area
from answerable.bodies.operations import set_up
from answerable.bodies.tests.make import body
from answerable.evidence.models import Document
from answerable.evidence.tests.make import paper
from answerable.kit.audit import Actor
from answerable.measures.tests.record_make import measure, record, row, source
from answerable.plans.models import Objective
from answerable.plans.operations import adopt
from answerable.plans.tests import make as plans
from answerable.recommendations.models import Recommendation
from answerable.recommendations.tests.make import recommendation
from answerable.scrutiny.models import (
    AgendaItem,
    AssuranceStep,
    CommissionQuestion,
    LineOfEnquiry,
    Meeting,
    Minutes,
    Pack,
    PublicQuestion,
    ReportCommission,
    Undertaking,
)
from answerable.scrutiny.operations.minutes import publish_minutes
from answerable.scrutiny.operations.packs import freeze_pack, supplement
from answerable.scrutiny.operations.packs_links import Ways
from answerable.scrutiny.tests import make_agenda

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
TODAY = date(2024, 11, 7)
CLERK = Actor("user:1", "scrutiny_officer")
GROUND = "It names people under investigation."
WAYS = Ways(lambda path: f"https://office.example/{path}", "https://office.example/office/pack/")
CITES = "In 2023 there were {calls 2023} calls. Was it *loud* $ #here_?"


def office() -> None:
    """The body, a measure with one figure, and a plan with one objective."""
    set_up(body(), by=CLERK, at=NOON)
    measure()
    source("report")
    record(row("1753"))
    adopt(plans.plan(plans.objective()), by=CLERK, at=NOON)


def objective() -> Objective:
    return Objective.objects.get()


def board(**facts: Any) -> Meeting:
    """A meeting in public of which everything open and everything restricted is told."""
    make_agenda.scrutiny_form()
    meeting = make_agenda.meeting(
        state=Meeting.State.PAPERS_IN, location="Northmoor town hall", ends="12:00", note="SECRETNOTE", **facts
    )
    calls(meeting)
    closed(meeting)
    make_agenda.item(meeting, "Promises made before", kind=AgendaItem.Kind.UNDERTAKINGS, minutes=10)
    make_agenda.item(meeting, "Questions from the public", kind=AgendaItem.Kind.QUESTIONS, minutes=30)
    question(meeting)
    promise("Answer within ten seconds", objective=objective())
    promise("SECRETPROMISE", number=2, restricted=True)
    recommendation()
    Recommendation.objects.update(objective=objective())
    return meeting


def calls(meeting: Meeting) -> AgendaItem:
    """The open item: asked about, reported to, judged."""
    item = make_agenda.item(
        meeting,
        "How calls are answered",
        purpose=CITES,
        lead_role="Head of contact",
        proposed_because="SECRETPROPOSAL",
        restricted_minute="SECRETASIDE about {calls 2023}.",
    )
    item.objectives.add(objective())
    line(item, "Why does it take so long?", "It was {calls 2023} in 2023.")
    line(item, "Which of two figures is right?", "SECRETFINDING", origin=LineOfEnquiry.Origin.FINDING)
    line(item, "Does the rating fit?", "SECRETRATING", origin=LineOfEnquiry.Origin.DIFFERS, origin_key="differs:1")
    line(item, "SECRETUNLISTED", origin=LineOfEnquiry.Origin.QUESTION, origin_key="question:2024/99")
    line(item, "SECRETLEFTOUT", state=LineOfEnquiry.State.LEFT_OUT, left_out_because="SECRETWHY")
    commission(item, paper())
    return item


def closed(meeting: Meeting) -> AgendaItem:
    """The restricted item: every field of it is a secret but its ground and its length."""
    item = make_agenda.item(
        meeting,
        "SECRETTITLE",
        restricted=True,
        minutes=25,
        purpose="SECRETPURPOSE with {calls 2023}.",
        lead_role="SECRETLEAD",
        minute="SECRETMINUTE",
        restricted_minute="SECRETINSIDE",
    )
    line(item, "SECRETQUESTION", "SECRETREASON")
    asked = commission(item, paper("SECRETPAPER took 14 days.", filename="SECRETFILE.txt"), to_role="SECRETROLE")
    CommissionQuestion.objects.create(commission=asked, position=2, text="SECRETASKED", missing="SECRETMISSING")
    promise("SECRETPLEDGE", number=3, item=item, meeting=meeting)
    return item


def line(item: AgendaItem, question: str, why: str = "", **facts: Any) -> LineOfEnquiry:
    return LineOfEnquiry.objects.create(
        item=item,
        question=question,
        why=why,
        position=item.lines.count(),
        written_by="user:1",
        written_at=NOON,
        **facts,
    )


def commission(item: AgendaItem, document: Document, **facts: Any) -> ReportCommission:
    """A report that came two days late and answers one question in part."""
    given = {
        "state": ReportCommission.State.RECEIVED,
        "to_role": "Chief constable",
        "to_email": "SECRETADDRESS@northmoor.example",
        "form": "Four pages.",
        "due": date(2024, 10, 28),
        "sent_on": date(2024, 10, 1),
        "received_on": date(2024, 10, 30),
        "document": document,
    }
    made = ReportCommission.objects.create(item=item, **{**given, **facts})
    CommissionQuestion.objects.create(
        commission=made, position=1, text="How long did each call wait?" if not item.restricted else "SECRETFIRST",
        answered="partly", place="paragraph 2", missing="the longest wait" if not item.restricted else "SECRETGAP",
    )  # fmt: skip
    return made


def question(meeting: Meeting, *, number: int = 1, **facts: Any) -> PublicQuestion:
    """A question that was read and cleared, from somebody who did not want to be named."""
    area, _ = Area.objects.get_or_create(code="saltmere", defaults={"name": "Saltmere", "kind": "district"})
    given = {
        "token_hash": f"{number:064}",
        "text": "SECRETTEXT of Mrs SECRETPERSON",
        "name": "SECRETNAME",
        "email": "SECRETMAIL@northmoor.example",
        "access_needs": "SECRETNEEDS",
        "area": area,
        "asked_at": NOON,
        "asked_on": TODAY,
        "confirmed_at": NOON,
        "state": PublicQuestion.State.LIVE,
        "shown_text": "Why does nobody answer at night?",
        "cleared_at": NOON,
        "cleared_by": "user:1",
    }
    return PublicQuestion.objects.create(meeting=meeting, year=2024, number=number, **{**given, **facts})


def promise(words: str, *, number: int = 1, **facts: Any) -> Undertaking:
    """A promise of March that is overdue."""
    given: dict[str, Any] = {
        "owner_role": "Head of contact" if "SECRET" not in words else "SECRETOWNER",
        "made_on": date(2024, 3, 21),
        "due": date(2024, 6, 30),
        "state_since": date(2024, 3, 21),
    }
    return Undertaking.objects.create(year=2024, number=number, words=words, **{**given, **facts})


def frozen(meeting: Meeting) -> Pack:
    return freeze_pack(meeting, on=TODAY, by=CLERK, at=NOON)


def supplemented(meeting: Meeting, because: str = "A later version of the paper came.") -> Pack:
    return supplement(meeting, because=because, on=TODAY, by=CLERK, at=NOON)


def judged(meeting: Meeting) -> Meeting:
    """The meeting after it was held: every open item has its minute, the first its judgement, the question its answer."""
    step, _ = AssuranceStep.objects.get_or_create(
        code="partly", defaults={"word": "Partly assured", "meaning": "Some of it is in hand.", "shape": "triangle"}
    )
    meeting.items.filter(restricted=False).update(minute="It was said that {calls 2023} calls came.")
    meeting.items.filter(title="How calls are answered").update(
        assurance=step,
        reason="The night is not covered.",
        judge_role="Commissioner",
        judged_at=NOON,
        recording_at="0:05:10",
    )
    meeting.items.filter(restricted=True).update(
        assurance=step, reason="SECRETVERDICT", judge_role="SECRETJUDGE", judged_at=NOON
    )
    promise("Staff the night", number=9, meeting=meeting, item=meeting.items.get(title="How calls are answered"))
    PublicQuestion.objects.filter(meeting=meeting).update(
        state=PublicQuestion.State.ANSWERED,
        answer="Because {calls 2023} calls came.",
        answered_on=TODAY,
        answered_by_role="Commissioner",
        not_answered="How many will be hired.",
    )
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.HELD, date=date(2024, 11, 5))
    return Meeting.objects.get(pk=meeting.pk)


def published(meeting: Meeting, because: str = "") -> Minutes:
    return publish_minutes(meeting, because=because, on=TODAY, by=CLERK, at=NOON)
