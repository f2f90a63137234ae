"""Writes of papers to the panel: begun, written as often as one likes, submitted once and frozen, withdrawn with a reason."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.text import slugify

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import digest, freeze
from answerable.kit.wording import british_date
from answerable.plans.queries.plans import in_force
from answerable.scrutiny.intake.panel_kinds import kind_of
from answerable.scrutiny.models import Meeting, PanelPaper, PanelSection
from answerable.scrutiny.operations.panel_clocks import paper_is_in, paper_is_withdrawn, run_paper_clock
from answerable.scrutiny.operations.panel_mail import tell_submitted, tell_withdrawn
from answerable.scrutiny.operations.panel_refusals import (
    SAVED_MEANWHILE,
    AlreadySubmitted,
    NotReady,
    PanelRefused,
    SavedMeanwhile,
)
from answerable.scrutiny.queries.panel_building import build
from answerable.scrutiny.queries.panel_missing import missing
from answerable.scrutiny.queries.panel_page import Attachment

RESERVED = "new"
State = PanelPaper.State


@dataclass(frozen=True)
class Frame:
    """What a paper is: its kind and title, for which meeting, as at which day, and when it is wanted."""

    title: str
    kind: str
    as_at: date
    meeting: Meeting | None = None
    since: date | None = None
    due: date | None = None
    public_from: date | None = None


@dataclass(frozen=True)
class SectionText:
    heading: str
    text: str = ""


@dataclass(frozen=True)
class Words:
    """What a person writes of a paper; all texts cite their figures."""

    summary: str = ""
    purpose: str = ""
    background: str = ""
    recommendation: str = ""
    contact: str = ""
    attachments: tuple[Attachment, ...] = ()
    sections: tuple[SectionText, ...] = ()


@transaction.atomic
def begin_paper(
    frame: Frame, *, replaces: str = "", example: bool = False, on: date, by: Actor, at: datetime
) -> PanelPaper:
    """Begins a draft with the headings of its kind, or with the texts of the submitted paper that it replaces.

    `on` is the office's day. Its code is made of its title. Raises PanelRefused.
    """
    turns.take_turn()
    _check(frame)
    before = _replaced(replaces)
    kept = PanelPaper(code=_free_code(frame.title), replaces=before, example=example)
    _put(kept, frame, by, at)
    words = _words_of(before) if before else _beginning(frame)
    _write(kept, words)
    run_paper_clock(kept, on=on, by=by, at=at)
    kept.save()
    _seat(kept, words.sections)
    audit.record("panel paper begun", by=by, at=at, subject=_subject(kept), after=_facts(kept))
    return kept


@transaction.atomic
def write_paper(  # noqa: PLR0913 - whose draft, what it says, and who says it when
    code: str, frame: Frame, words: Words, *, edition: int, on: date, by: Actor, at: datetime
) -> PanelPaper:
    """Saves a draft anew. `edition` is the one that was opened. Raises PanelRefused; nothing is lost by it."""
    turns.take_turn()
    kept = _draft(code, edition)
    _check(frame)
    before = _facts(kept)
    _put(kept, frame, by, at)
    _write(kept, words)
    kept.edition = edition + 1
    run_paper_clock(kept, on=on, by=by, at=at)
    kept.save()
    _seat(kept, words.sections)
    audit.record("panel paper written", by=by, at=at, subject=_subject(kept), before=before, after=_facts(kept))
    return kept


@transaction.atomic
def submit_paper(code: str, *, edition: int, on: date, by: Actor, at: datetime, site: str = "") -> PanelPaper:
    """Freezes it with everything it shows, on the office's day `on`; its clock is met. Members of the panel see it from now on.

    Each member is written to; `site` is how the address of the site begins. Raises NotReady with every fault, AlreadySubmitted and SavedMeanwhile.
    """
    turns.take_turn()
    kept = _draft(code, edition)
    page = build(kept)
    if faults := missing(kept, page, on):
        raise NotReady(faults)
    kept.frozen = freeze(page)
    kept.sha256 = digest(kept.frozen)
    kept.state, kept.submitted_on, kept.submitted_at, kept.submitted_by = State.SUBMITTED, on, at, by.reference
    kept.edition += 1
    kept.save()
    paper_is_in(kept, on=on, by=by, at=at)
    mails = tell_submitted(kept, site=site, at=at)
    after = {"digest": kept.sha256, "on": on, "due": kept.due, "public from": kept.public_from, "mails": mails}
    audit.record("panel paper submitted", by=by, at=at, subject=_subject(kept), after=after)
    return kept


@transaction.atomic
def withdraw_paper(code: str, *, because: str, edition: int, on: date, by: Actor, at: datetime) -> PanelPaper:
    """Takes a paper back, a draft or one that was submitted, with the reason; it is kept. Raises PanelRefused.

    Of one that was submitted each member of the panel is told.
    """
    turns.take_turn()
    kept = PanelPaper.objects.select_for_update().get(code=code)
    _check_edition(kept, edition)
    if kept.state == State.WITHDRAWN:
        raise AlreadySubmitted(f"“{kept.title}” was withdrawn already.")
    if not because.strip():
        raise PanelRefused("Say why it is withdrawn: the panel is told.")
    kept.state, kept.withdrawn_because = State.WITHDRAWN, because.strip()
    kept.edition += 1
    kept.save()
    paper_is_withdrawn(kept, on=on, by=by, at=at)
    facts = {"because": kept.withdrawn_because, "mails": tell_withdrawn(kept, at=at) if kept.frozen else 0}
    audit.record("panel paper withdrawn", by=by, at=at, subject=_subject(kept), after=facts)
    return kept


def _draft(code: str, edition: int) -> PanelPaper:
    kept = PanelPaper.objects.select_for_update().get(code=code)
    if kept.state != State.DRAFT:
        raise AlreadySubmitted(
            f"“{kept.title}” was {kept.get_state_display().lower()} and stays as it is: begin a paper that replaces it."
        )
    _check_edition(kept, edition)
    return kept


def _check_edition(kept: PanelPaper, edition: int) -> None:
    if kept.edition != edition:
        raise SavedMeanwhile(SAVED_MEANWHILE)


def _check(frame: Frame) -> None:
    """Raises PanelRefused for what cannot be."""
    if not frame.title.strip() or not frame.kind.strip():
        raise PanelRefused("Give it a title, and say what kind of paper it is.")
    if frame.since and frame.since >= frame.as_at:
        raise PanelRefused("“Since” lies before the day of the paper: choose an earlier one.")


def _replaced(code: str) -> PanelPaper | None:
    if not code:
        return None
    found = PanelPaper.objects.filter(code=code, state=State.SUBMITTED).first()
    if found is None:
        raise PanelRefused("Only a submitted paper can be replaced: write on in the draft instead.")
    if found.replaced_by.exclude(state=State.WITHDRAWN).exists():
        raise PanelRefused(f"“{found.title}” has been replaced already: go on with the paper that replaces it.")
    return found


def _put(kept: PanelPaper, frame: Frame, by: Actor, at: datetime) -> None:
    kept.title, kept.kind = frame.title.strip(), frame.kind.strip()
    kept.meeting, kept.as_at, kept.since = frame.meeting, frame.as_at, frame.since
    kept.due, kept.public_from = frame.due, frame.public_from
    kept.written_by, kept.written_at = by.reference, at


def _write(kept: PanelPaper, words: Words) -> None:
    kept.summary, kept.purpose, kept.background = words.summary, words.purpose, words.background
    kept.recommendation, kept.contact = words.recommendation, words.contact
    kept.attachments = [asdict(one) for one in words.attachments]


def _seat(kept: PanelPaper, sections: Sequence[SectionText]) -> None:
    kept.sections.all().delete()
    PanelSection.objects.bulk_create(
        PanelSection(paper=kept, position=number, heading=one.heading, text=one.text)
        for number, one in enumerate(sections, 1)
    )


def _beginning(frame: Frame) -> Words:
    """The headings that a paper of its kind begins with."""
    kind, plan = kind_of(frame.kind), in_force(frame.as_at)
    named = plan.priorities.order_by("position", "pk") if plan and kind.priorities else ()
    headings = [*kind.sections, *(f"Priority {one.code}: {one.title}"[:200] for one in named)]
    return Words(purpose=kind.purpose, sections=tuple(SectionText(one) for one in headings))


def _words_of(kept: PanelPaper) -> Words:
    return Words(
        kept.summary,
        kept.purpose,
        kept.background,
        kept.recommendation,
        kept.contact,
        tuple(Attachment(one["title"], one.get("address", "")) for one in kept.attachments),
        tuple(SectionText(one.heading, one.text) for one in kept.sections.order_by("position")),
    )


def _free_code(said: str) -> str:
    stem = slugify(said)[:80].strip("-") or "paper"
    taken = {RESERVED, *PanelPaper.objects.filter(code__startswith=stem).values_list("code", flat=True)}
    codes = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 2)))
    return next(code for code in codes if code not in taken)


def _subject(kept: PanelPaper) -> str:
    return f"panel-paper:{kept.code}"


def _facts(kept: PanelPaper) -> dict[str, object]:
    sections = [f"{one.heading}\n{one.text}" for one in kept.sections.order_by("position")] if kept.pk else []
    words = "\n".join([kept.summary, kept.purpose, kept.background, *sections, kept.recommendation, kept.contact])
    return {
        "title": kept.title,
        "kind": kept.kind,
        "as at": kept.as_at.isoformat(),
        "due": british_date(kept.due),
        "edition": kept.edition,
        "text": sha256(words.encode()).hexdigest(),
    }
