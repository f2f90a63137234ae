"""Writes to drafts: begun, written part by part, withdrawn."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import Any, assert_never

from django.db import transaction
from django.utils.text import slugify

from answerable.decisions.intake.folder import RESERVED
from answerable.decisions.intake.lines import VoteLine
from answerable.decisions.models import Advice, Decision, DecisionObjective, Interest, Money, Option, Vote
from answerable.decisions.operations.parts import (
    AdviceGiven,
    Board,
    Interests,
    Issue,
    Openness,
    Options,
    Part,
    Reasons,
    Serves,
    Sheet,
    Significance,
    Signing,
)
from answerable.decisions.operations.refusals import DecisionRefused, NotADraft, NotThere, SavedMeanwhile
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.plans.models import Objective


@transaction.atomic
def begin(*, title: str, form: Decision.Form, by: Actor, at: datetime) -> Decision:
    """Begins a draft. Its code is made of its title; of two with one title the second gets a number."""
    turns.take_turn()
    if not title.strip():
        raise DecisionRefused("Give the decision a title: what it decides, in a few words.")
    kept = Decision.objects.create(
        code=_free_code(title), title=title.strip(), form=form, written_by=by.reference, written_at=at
    )
    after = {"title": kept.title, "form": kept.form}
    audit.record("decision begun", by=by, at=at, subject=f"decision:{kept.code}", after=after)
    return kept


@transaction.atomic
def write(code: str, part: Part, *, edition: int, by: Actor, at: datetime) -> Decision:
    """Writes one part of a draft. `edition` is the one that was opened.

    Raises NotADraft, SavedMeanwhile, NotThere and DecisionRefused; nothing is written then.
    """
    turns.take_turn()
    kept = draft_of(code, edition)
    apply(kept, part)
    saved(kept, by, at)
    facts = {"part": type(part).__name__, "edition": kept.edition, "words": _digest(part)}
    audit.record("decision written", by=by, at=at, subject=f"decision:{code}", after=facts)
    return kept


@transaction.atomic
def withdraw(code: str, *, because: str, edition: int, by: Actor, at: datetime) -> Decision:
    """Takes a draft out of the way, with the reason; it is kept. Raises NotADraft, SavedMeanwhile, DecisionRefused."""
    turns.take_turn()
    kept = draft_of(code, edition)
    if not because.strip():
        raise DecisionRefused("Say why it is withdrawn: the record keeps it.")
    kept.state, kept.withdrawn_because = Decision.State.WITHDRAWN, because.strip()
    saved(kept, by, at)
    facts = {"because": kept.withdrawn_because}
    audit.record("decision withdrawn", by=by, at=at, subject=f"decision:{code}", after=facts)
    return kept


def draft_of(code: str, edition: int) -> Decision:
    """The draft, locked. Raises NotADraft and SavedMeanwhile."""
    kept = Decision.objects.select_for_update().get(code=code)
    if kept.state != Decision.State.DRAFT:
        raise NotADraft(
            f"“{kept.title}” is {kept.get_state_display().lower()} and is never changed: a later decision varies or revokes it."
        )
    if kept.edition != edition:
        raise SavedMeanwhile(
            "Somebody else saved this draft since you opened it. What you typed is below, and not saved: copy what you need, then open the page again."
        )
    return kept


def saved(kept: Decision, by: Actor, at: datetime) -> None:
    kept.edition += 1
    kept.written_by, kept.written_at = by.reference, at
    kept.save()


def apply(kept: Decision, part: Part) -> None:  # noqa: C901 - one line a part
    """Puts one part in the place of what was there."""
    match part:
        case Issue():
            _set(kept, title=part.title, issue=part.issue)
        case Options():
            _set(kept, only_option_because=part.only_option_because)
            below(kept, Option, [asdict(one) for one in part.options])
        case AdviceGiven():
            below(kept, Advice, [asdict(one) for one in part.advice])
        case Signing():
            _set(kept, **asdict(part))
        case Board():
            _set(kept, meeting=part.meeting, members=part.members, quorum=part.quorum)
            _seat(kept, part.names)
        case Interests():
            below(kept, Interest, [asdict(one) for one in part.interests])
        case Openness():
            _set(kept, **asdict(part))
        case Reasons():
            _reason(kept, part)
        case Significance():
            _set(kept, significant=part.significant, significant_because=part.because)
        case Serves():
            serve(kept, part.objectives)
            below(kept, Money, [asdict(one) for one in part.money])
        case Sheet():
            below(kept, Vote, [asdict(one) for one in part.votes])
        case _:
            assert_never(part)


def _set(kept: Decision, **facts: object) -> None:
    for name, value in facts.items():
        setattr(kept, name, value)


def below(kept: Decision, model: type[Any], rows: Sequence[dict[str, object]]) -> None:
    """These rows below the decision, in their order, in the place of those that were there."""
    model.objects.filter(decision=kept).delete()
    model.objects.bulk_create([model(decision=kept, position=n, **row) for n, row in enumerate(rows)])


def serve(kept: Decision, objectives: Sequence[int]) -> None:
    known = set(Objective.objects.filter(pk__in=objectives).values_list("pk", flat=True))
    if set(objectives) - known:
        raise NotThere("An objective that was chosen is no longer there: choose again.")
    kept.objectives.all().delete()
    DecisionObjective.objects.bulk_create(DecisionObjective(decision=kept, objective_id=key) for key in sorted(known))


def _seat(kept: Decision, names: Sequence[str]) -> None:
    """The members, with how they voted where they did already."""
    if len(set(names)) != len(names):
        raise DecisionRefused("A member is named twice: tell the two apart.")
    held = {one.member: one for one in kept.votes.filter(casting=False)}
    votes = [_kept_vote(held.get(name), name) for name in names]
    below(kept, Vote, [asdict(one) for one in votes])


def _kept_vote(held: Vote | None, name: str) -> VoteLine:
    if held is None:
        return VoteLine(name)
    return VoteLine(name, held.cast, moved=held.moved, seconded=held.seconded, dissent=held.dissent)


def _reason(kept: Decision, part: Reasons) -> None:
    if part.varies and part.revokes:
        raise DecisionRefused("A decision varies an earlier one or revokes it, not both.")
    _set(kept, reasons=part.reasons, effective_on=part.effective_on)
    kept.varies, kept.revokes = _earlier(part.varies), _earlier(part.revokes)


def _earlier(reference: str) -> Decision | None:
    """The taken decision of this number or code; None for none."""
    if not reference:
        return None
    year, _, number = reference.partition("/")
    taken = Decision.objects.taken()
    if year.isdecimal() and number.isdecimal() and len(year) == 4 and len(number) < 5:
        found = taken.filter(year=int(year), number=int(number)).first()
    else:
        found = taken.filter(code=reference).first()
    if found is None:
        raise NotThere(f"No decision “{reference}” was taken: give a number such as 2026/014.")
    return found


def _digest(part: Part) -> str:
    """Of what was written, not the words themselves: a part of them may be exempt."""
    return sha256(repr(part).encode()).hexdigest()


def _free_code(title: str) -> str:
    stem = slugify(title)[:80].strip("-") or "decision"
    taken = {RESERVED, *Decision.objects.filter(code__startswith=stem).values_list("code", flat=True)}
    every = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 2)))
    return next(code for code in every if code not in taken)
