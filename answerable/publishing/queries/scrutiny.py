"""Builds the pages of scrutiny in public, from what each slice of scrutiny says may be public and from nothing else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.measures.queries.cited import cited
from answerable.publishing import addresses
from answerable.publishing.pages.handed import Handed, HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.scrutiny import (
    AskingNow,
    ChallengesPage,
    EnquiryEntry,
    ItemEntry,
    MatterEntry,
    MeetingPage,
    PanelPapersPage,
    PaperOut,
    PromiseEntry,
    PromisesPage,
    QuestionEntry,
    QuestionPage,
    QuestionsPage,
)
from answerable.publishing.queries.cited_words import paragraphs
from answerable.publishing.queries.record import Record
from answerable.scrutiny.models import AgendaItem
from answerable.scrutiny.queries.public_enquiries import PublicEnquiries, public_enquiries
from answerable.scrutiny.queries.public_meetings import PublicItem, PublicMeeting, asking_now, public_meetings
from answerable.scrutiny.queries.public_packs import PublicMinutes, PublicPack, public_minutes, public_packs
from answerable.scrutiny.queries.public_panel import public_handovers, public_panel_matters, public_panel_papers
from answerable.scrutiny.queries.public_promises import (
    PublicUndertaking,
    information_years,
    month_summaries,
    promises_kept,
    public_challenges,
    public_letters,
    public_undertakings,
)
from answerable.scrutiny.queries.public_questions import (
    AskedQuestion,
    by_area,
    by_theme,
    public_questions,
    question_counts,
)

type Page = Handed | MeetingPage | QuestionsPage | QuestionPage | PromisesPage | ChallengesPage | PanelPapersPage
type Pages = Iterator[tuple[str, Page]]


@dataclass(frozen=True)
class Scrutiny:
    """All that the public may know of scrutiny on the day that the record is shown at, read once."""

    record: Record
    meetings: Mapping[str, PublicMeeting]
    questions: Sequence[AskedQuestion]
    promises: Sequence[PublicUndertaking]
    packs: Mapping[str, Sequence[PublicPack]]
    minutes: Mapping[str, Sequence[PublicMinutes]]
    # What is asked under each open item, by the code of its meeting and its place.
    asked: Mapping[tuple[str, int], PublicEnquiries]
    objectives: Mapping[str, Ref]

    def meeting(self, code: str) -> Ref | None:
        """A meeting that has a page of its own."""
        found = self.meetings.get(code)
        return Ref(meeting_title(found), addresses.meeting(code)) if found else None

    def paper(self, code: str) -> Ref | None:
        """A paper that was known on the day."""
        source = self.record.sources.get(code)
        return self.record.papers.ref(code, source.title) if source else None


def meeting_title(one: PublicMeeting) -> str:
    return f"{one.name}: {one.title}"


def read_scrutiny(record: Record) -> Scrutiny:
    day = record.seen_on
    packs: dict[str, list[PublicPack]] = defaultdict(list)
    for pack in public_packs():
        packs[pack.meeting].append(pack)
    minutes: dict[str, list[PublicMinutes]] = defaultdict(list)
    for version in public_minutes():
        minutes[version.meeting].append(version)
    return Scrutiny(
        record=record,
        # What the record only mentions has nothing to say on a page of its own.
        meetings={one.code: one for one in public_meetings() if one.items},
        questions=public_questions(),
        promises=public_undertakings(day=day),
        packs=packs,
        minutes=minutes,
        asked=_asked(record),
        objectives={
            f"{held.code}/{one.code}": Ref(f"{one.code} {one.title}", addresses.objective(held.code, one.code))
            for held in record.plans
            for one in record.objectives[held.pk]
        },
    )


def _asked(record: Record) -> Mapping[tuple[str, int], PublicEnquiries]:
    rows = AgendaItem.objects.open().values_list("meeting__code", "position", "pk")
    keys = {key: (code, position) for code, position, key in rows}
    return {keys[key]: one for key, one in public_enquiries(list(keys), day=record.seen_on).items()}


def pages(held: Scrutiny) -> Pages:
    """Each meeting with items, each question, and the lists of questions, promises, challenges and the panel's papers."""
    day = held.record.seen_on
    for meeting in held.meetings.values():
        yield addresses.meeting(meeting.code), _meeting(meeting, held)
    yield addresses.QUESTIONS, _questions(held)
    for question in held.questions:
        answer = paragraphs(cited(question.answer, question.answered_on)) if question.answer else ()
        yield addresses.question(question.reference), QuestionPage(question, answer, held.meeting(question.meeting))
    entries = tuple(_promise(one, held) for one in held.promises)
    yield addresses.PROMISES, PromisesPage(promises_kept(held.promises), entries)
    yield (
        addresses.CHALLENGES,
        ChallengesPage(
            challenges=public_challenges(day=day),
            months=month_summaries(),
            letters=public_letters(day=day),
            requests=information_years(day=day),
        ),
    )
    matters = tuple(
        MatterEntry(one, paragraphs(one.response) if one.response else ()) for one in public_panel_matters(day)
    )
    yield from _handed(held)
    papers = public_panel_papers(day)
    yield addresses.PANEL, PanelPapersPage(papers, matters)
    for paper in papers:
        later = tuple(
            Ref(one.page.title, addresses.panel_paper(one.code)) for one in papers if one.code == paper.replaced_by
        )
        yield addresses.panel_paper(paper.code), PanelPaperCopy(paper, later)


def _handed(held: Scrutiny) -> Iterator[tuple[str, Handed]]:
    """Each pack, supplement and version of minutes as it was frozen, and the handover packs made for the public."""
    for code, packs in held.packs.items():
        for pack in packs:
            later = tuple(pack_ref(one) for one in packs if one.number > pack.number)
            yield addresses.pack(code, pack.number), PackCopy(held.meeting(code), pack, later)
    for code, versions in held.minutes.items():
        for version in versions:
            newer = tuple(minutes_ref(one) for one in versions if one.version > version.version)
            yield addresses.minutes(code, version.version), MinutesCopy(held.meeting(code), version, newer)
    for handover in public_handovers(held.record.seen_on):
        yield addresses.handover(handover.code), HandoverCopy(handover)


def _meeting(one: PublicMeeting, held: Scrutiny) -> MeetingPage:
    return MeetingPage(
        meeting=one,
        asks=one.questions_close is not None and one.questions_close >= held.record.seen_on,
        items=tuple(_item(item, held.asked.get((one.code, item.position)), held) for item in one.items),
        packs=tuple(_pack(pack) for pack in held.packs.get(one.code, ())),
        minutes=tuple(_minutes(version) for version in held.minutes.get(one.code, ())),
        questions=tuple(question_entry(row) for row in held.questions if row.meeting == one.code),
        promises=tuple(row for row in held.promises if row.meeting == one.code),
        papers=tuple(ref for ref in map(held.paper, one.papers) if ref),
    )


def _item(one: PublicItem, asked: PublicEnquiries | None, held: Scrutiny) -> ItemEntry:
    refs = (held.objectives.get(f"{about.plan}/{about.code}") for about in one.objectives)
    return ItemEntry(
        item=one,
        objectives=tuple(ref for ref in refs if ref),
        enquiries=tuple(
            EnquiryEntry(line.question, paragraphs(cited(line.why)), line.origin_words) for line in asked.enquiries
        )
        if asked
        else (),
        commission=asked.commission if asked else None,
        paper=held.paper(one.paper),
    )


def _pack(one: PublicPack) -> PaperOut:
    return PaperOut(pack_ref(one), one.frozen_on, one.because)


def _minutes(one: PublicMinutes) -> PaperOut:
    return PaperOut(minutes_ref(one), one.published_on, one.because)


def pack_ref(one: PublicPack) -> Ref:
    words = "The papers" if one.number == 1 else f"Supplement {one.number - 1}"
    return Ref(words, addresses.pack(one.meeting, one.number))


def minutes_ref(one: PublicMinutes) -> Ref:
    words = "The minutes" if one.version == 1 else f"The minutes, version {one.version}"
    return Ref(words, addresses.minutes(one.meeting, one.version))


def question_entry(one: AskedQuestion) -> QuestionEntry:
    return QuestionEntry(
        question=Ref(one.reference, addresses.question(one.reference)),
        text=one.text,
        state=one.state_words,
        open=one.is_open,
        asked_on=one.asked_on,
        answered_on=one.answered_on,
        meeting=one.meeting_name,
        example=one.example,
    )


def _questions(held: Scrutiny) -> QuestionsPage:
    day = held.record.seen_on
    found = asking_now(day)
    asking = None
    if found and found.questions_close:
        title = meeting_title(found)
        asking = AskingNow(held.meeting(found.code) or Ref(title, addresses.MEETINGS), found.day, found.questions_close)
    entries = tuple(question_entry(one) for one in held.questions)
    return QuestionsPage(question_counts(), asking, entries, by_theme(), by_area())


def _promise(one: PublicUndertaking, held: Scrutiny) -> PromiseEntry:
    return PromiseEntry(
        promise=one,
        evidence=paragraphs(cited(one.evidence)) if one.evidence else (),
        meeting=held.meeting(one.meeting),
        question=Ref(one.question, addresses.question(one.question)) if one.question else None,
        objective=held.objectives.get(one.objective),
    )
