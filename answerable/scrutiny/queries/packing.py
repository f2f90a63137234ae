"""What goes into a pack from the meeting as it stands: its open part, and its restricted part, each put together by itself.

The open part goes to the force and to the public before the meeting. It says that the figures of a paper were checked and how
many questions that led to, for readers have a right to know it; it does not say which questions the office thinks unanswered,
nor what it found: that is for the author to answer first, at the meeting at the latest. The members read it in the restricted
part, and the public on the page of the meeting once it was held (`public_enquiries`).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch, Q

from answerable.kit.wording import british_date
from answerable.measures.queries.cited import Cited
from answerable.scrutiny.models import AgendaItem, CommissionQuestion, LineOfEnquiry, Meeting, ReportCommission
from answerable.scrutiny.queries.pack_besides import Besides, questions_of
from answerable.scrutiny.queries.pack_head import Citing, agenda_of, figures_of, head_of, joined
from answerable.scrutiny.queries.pack_page import (
    AskedQuestion,
    AskedReport,
    KeptBack,
    PackItem,
    PackLine,
    PackPage,
)
from answerable.scrutiny.queries.pack_papers import Papers
from answerable.scrutiny.queries.panel_words import numbered
from answerable.scrutiny.queries.public_enquiries import WITHOUT_WHY, kept_inside
from answerable.scrutiny.queries.public_packs import is_known

Origin = LineOfEnquiry.Origin


@dataclass(frozen=True)
class Built:
    """A part of a pack as it would be frozen, and what has to be put right before that."""

    page: PackPage
    faults: tuple[str, ...]


def build(meeting: Meeting, *, restricted: bool, number: int = 1, day: date) -> Built:
    """One part of a pack as at a day. The open part asks for open items only; the restricted part for what it lacks.

    A number of queries that grows with the texts that cite figures, and with nothing else.
    """
    inside = kept_inside(meeting.items.filter(restricted=False).values_list("pk", flat=True))
    items = list(_rows(meeting, () if restricted else inside))
    told = [one for one in items if one.restricted == restricted]
    citing = Citing(day, public=not restricted)
    agenda = agenda_of(meeting, items, restricted=restricted)
    places = {one.pk: line for one, line in zip(items, agenda, strict=True)}
    papers, besides = Papers(told, citing), Besides(told, restricted=restricted, day=day)
    page = PackPage(
        head=head_of(meeting),
        number=number,
        restricted=restricted,
        as_at=day,
        agenda=agenda,
        items=tuple(_item(one, places[one.pk].number, places[one.pk].begins, citing, papers, besides) for one in told),
        questions=() if restricted else questions_of(meeting),
        kept_back=_kept_back(items, citing, inside) if restricted else (),
    )
    page = _numbered(page)
    return Built(page, tuple(dict.fromkeys(citing.faults)))


def _rows(meeting: Meeting, without: Collection[str]) -> Iterable[AgendaItem]:
    """The items with what stands below each, without what grew from something that stays inside (`origin_key`)."""
    kept = LineOfEnquiry.objects.filter(state=LineOfEnquiry.State.KEPT).exclude(origin_key__in=without)
    lines = kept.order_by("position", "pk")
    # A question that hangs on no line has no key: an exclusion would leave it out too.
    asked = CommissionQuestion.objects.filter(Q(line=None) | ~Q(line__origin_key__in=without)).order_by("position")
    rows = meeting.items.select_related("paper__source", "commission", "moved_from").order_by("position", "pk")
    return rows.prefetch_related(Prefetch("lines", lines), "objectives__plan", Prefetch("commission__questions", asked))


def _item(one: AgendaItem, number: int, begins: str, citing: Citing, papers: Papers, besides: Besides) -> PackItem:
    where = f"Item {number}"
    return PackItem(
        key=one.pk,
        number=number,
        title=one.title,
        kind=one.get_kind_display(),
        begins=begins,
        minutes=one.minutes,
        lead_role=one.lead_role,
        purpose=citing(one.purpose, f"{where}, its purpose"),
        objectives=tuple(f"{told.code} {told.title}" for told in one.objectives.all()),
        moved_from=_moved_from(one),
        ground=one.ground,
        lines=_lines(one, citing, where, told_whole=one.restricted),
        report=_report(one, marked=one.restricted),
        papers=papers.of(one),
        promises=besides.promises(one),
        recommendations=besides.recommendations(one),
    )


def _moved_from(one: AgendaItem) -> str:
    """Where an item was before; in the open only a meeting that the public knows of."""
    before = one.moved_from
    if before is None or not (one.restricted or is_known(before)):
        return ""
    return f"{before.name}, {british_date(before.date)}"


def _lines(one: AgendaItem, citing: Citing, where: str, *, told_whole: bool) -> tuple[PackLine, ...]:
    """The questions that were kept. No finding is published by itself: why one, or a differing rating, is asked about, only members read."""
    return tuple(
        _line(line, citing, where)
        if told_whole or line.origin not in WITHOUT_WHY
        else PackLine(line.question, Cited(()), "")
        for line in one.lines.all()
    )


def _line(line: LineOfEnquiry, citing: Citing, where: str) -> PackLine:
    origin = "" if line.origin == Origin.OWN else line.get_origin_display()
    return PackLine(line.question, citing(line.why, f"{where}, why “{line.question[:60]}” is asked"), origin)


def _report(one: AgendaItem, *, marked: bool) -> AskedReport | None:
    """What was asked of the force for an item, and where `marked` what the paper answers; None where nothing was sent."""
    asked: ReportCommission | None = getattr(one, "commission", None)
    if asked is None or asked.state not in (ReportCommission.State.SENT, ReportCommission.State.RECEIVED):
        return None
    late = (asked.received_on - asked.due).days if asked.received_on and asked.due else 0
    return AskedReport(
        to_role=asked.to_role,
        sent_on=asked.sent_on,
        due=asked.due,
        received_on=asked.received_on,
        late_days=max(0, late),
        questions=tuple(
            AskedQuestion(number, told.text, _answered(told), told.place, told.missing)
            if marked
            else AskedQuestion(number, told.text)
            for number, told in enumerate(asked.questions.all(), 1)
        ),
    )


def _answered(told: CommissionQuestion) -> str:
    return told.get_answered_display() if told.answered else ""


def _kept_back(items: Sequence[AgendaItem], citing: Citing, inside: Collection[str]) -> tuple[KeptBack, ...]:
    """What the members are told of open items besides: what is asked about findings, what papers leave open, and what nobody has settled."""

    def stays(line: LineOfEnquiry) -> bool:
        return line.origin in WITHOUT_WHY or line.origin_key in inside

    every = [(number, one) for number, one in enumerate(items, 1) if not one.restricted]
    papers = Papers([one for _, one in every], citing)
    told = [
        KeptBack(
            number,
            one.title,
            tuple(_line(line, citing, f"Item {number}") for line in one.lines.all() if stays(line)),
            papers.queried(one),
            _marks(one),
        )
        for number, one in every
    ]
    return tuple(one for one in told if one.lines or one.queried or one.marks)


def _marks(one: AgendaItem) -> tuple[AskedQuestion, ...]:
    """What the paper of an item answers of what was asked, as far as somebody has marked it."""
    report = _report(one, marked=True)
    came = report is not None and report.received_on is not None
    return tuple(told for told in report.questions if told.answered) if report and came else ()


def _numbered(page: PackPage) -> PackPage:
    """The figures of all texts numbered through, in the order of the paper, and each with what the record says of it."""
    texts = list(_texts(page))
    again = iter(list(numbered(texts)))
    page = replace(
        page,
        items=tuple(_item_again(one, again) for one in page.items),
        kept_back=tuple(
            replace(one, lines=tuple(replace(line, why=next(again)) for line in one.lines)) for one in page.kept_back
        ),
    )
    return replace(page, figures=figures_of(joined(list(_texts(page)))))


def _item_again(one: PackItem, again: Iterable[Cited]) -> PackItem:
    told = iter(again)
    return replace(
        one,
        purpose=next(told),
        lines=tuple(replace(line, why=next(told)) for line in one.lines),
        papers=tuple(
            replace(
                paper,
                corrections=tuple(
                    replace(mend, printed=next(told), right=next(told), why=next(told)) for mend in paper.corrections
                ),
            )
            for paper in one.papers
        ),
    )


def _texts(page: PackPage) -> Iterable[Cited]:
    """Every text of a page in its order; `_item_again` puts them back in the same one."""
    for one in page.items:
        yield one.purpose
        yield from (line.why for line in one.lines)
        for paper in one.papers:
            for mend in paper.corrections:
                yield from (mend.printed, mend.right, mend.why)
    for back in page.kept_back:
        yield from (line.why for line in back.lines)
