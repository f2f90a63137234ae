"""How a release on its way is worded: its steps, what each has and needs, and who may take it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import get_text_list
from django.utils.timezone import localtime

from answerable.kit.components import Tag, Tone
from answerable.kit.wording import british_time, counted
from answerable.people.permissions import Refusal, may, roles_with
from answerable.people.views.signed_in import user_of
from answerable.publishing.models import Proposal
from answerable.publishing.queries.proposals import approvers, facts, names, not_for, not_second
from answerable.publishing.release_states import (
    APPROVED,
    CHECKED,
    DRAFT,
    DROPPED,
    RELEASED,
    Facts,
    Move,
    the_move,
    wanting,
)

STATES = {
    DRAFT: Tag("Draft", Tone.NEUTRAL),
    CHECKED: Tag("Checked", Tone.AMBER),
    APPROVED: Tag("Approved", Tone.GREEN),
    RELEASED: Tag("Released", Tone.GREEN),
    DROPPED: Tag("Dropped", Tone.UNKNOWN),
}
DONE, NOT_YET = Tag("Done", Tone.GREEN), Tag("Not yet", Tone.UNKNOWN)
ORDER = (DRAFT, CHECKED, APPROVED, RELEASED)
FEW = 5


@dataclass(frozen=True)
class Step:
    """One step of the way: what it is, whether it is done, and by whom or what it still needs."""

    name: str
    tag: Tag
    words: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Buttons:
    """Which steps the one who looks may take now."""

    check: bool = False
    approve: bool = False
    release: bool = False
    drop: bool = False
    anew: bool = False


def moment_words(at: datetime | None) -> str:
    return british_time(localtime(at)) if at else ""


def steps(held: Proposal, known: Facts) -> list[Step]:
    """The four steps in their order."""
    named = names({held.made_by, held.checked_by, held.approved_by, held.release.released_by if held.release else ""})
    done = (
        ("Drafted and frozen", held.made_by, held.made_at, ""),
        ("Checked", held.checked_by, held.checked_at, CHECKED),
        ("Approved by a second person", held.approved_by, held.approved_at, APPROVED),
        (
            "Released",
            held.release.released_by if held.release else "",
            held.release.released_at if held.release else None,
            RELEASED,
        ),
    )
    found = []
    for name, who, at, to in done:
        if at:
            found.append(Step(name, DONE, f"By {named[who]} on {moment_words(at)}."))
        else:
            found.append(Step(name, NOT_YET, *_coming(held, to, known)))
    return found


def _coming(held: Proposal, to: str, known: Facts) -> tuple[str, tuple[str, ...]]:
    """What a step that is not taken waits for."""
    move = the_move(held.state, to)
    if held.state == DROPPED or move is None:
        return "", ()
    if to == RELEASED and held.scheduled_for:
        return f"It goes out by itself on {moment_words(held.scheduled_for)}.", wanting(move, known)
    return "", (*wanting(move, known), *_waits_for(held, to))


def _waits_for(held: Proposal, to: str) -> tuple[str, ...]:
    if to != APPROVED:
        return ()
    may_do = approvers({held.made_by, held.checked_by})
    if not may_do:
        roles = ", ".join(role.label for role in roles_with(the_approval().who[0]))
        words = (
            f"Nobody else of this office may approve it yet. An administrator invites a second person, with the role {roles}, "
            "at People, Invite somebody: whoever drafted or checked a release never approves it."
        )
        return (words,)
    named = ", ".join(one.name for one in may_do[:FEW]) + (" or another" if len(may_do) > FEW else "")
    return (f"It waits for a second person: {named}.",)


def the_approval() -> Move:
    move = the_move(CHECKED, APPROVED)
    if move is None:
        raise LookupError("The table of states has no approval.")
    return move


def buttons(request: HttpRequest, held: Proposal, known: Facts) -> Buttons:
    """What whoever looks may do now; the operations refuse the rest too."""
    by = user_of(request).actor

    def open_to(to: str) -> bool:
        move = the_move(held.state, to)
        return move is not None and not not_for(move, by) and not wanting(move, known)

    dropping = the_move(held.state, DROPPED)
    return Buttons(
        check=open_to(CHECKED),
        approve=open_to(APPROVED) and not not_second(held, by),
        release=open_to(RELEASED),
        drop=dropping is not None and not not_for(dropping, by),
        anew=bool(held.open) and prepares(request),
    )


def prepares(request: HttpRequest) -> bool:
    """Whether somebody may draft, look and check."""
    move = the_move(DRAFT, CHECKED)
    return move is not None and not not_for(move, user_of(request).actor)


def refused_page(request: HttpRequest, move: Move) -> HttpResponse | None:
    """The page that says who may take a step; None for who may."""
    if any(may(request.user, one) for one in move.who):
        return None
    roles = tuple(dict.fromkeys(role for one in move.who for role in roles_with(one)))
    return render(request, "people/refused.html", {"refusal": Refusal(move.who[0], roles)}, status=403)


def lead(held: Proposal, differing: int, new: int) -> str:
    """What it would do, in one sentence."""
    changed = differing - new
    gone = len(held.gone)
    would = "would " if held.open else ""
    said = [
        f"{counted(new, 'page')} {would}{'be' if would else 'was' if new == 1 else 'were'} new" if new else "",
        f"{counted(changed, 'page')} {would}change{'' if would else 'd'}" if changed else "",
        f"{counted(gone, 'page')} {'would go' if would else 'went'}" if gone else "",
    ]
    return f"{get_text_list([one for one in said if one], 'and')}." if any(said) else "No page differs."


def today_words(held: Proposal) -> str:
    """What a release under way waits for, as Today says it."""
    known = facts(held)
    if held.problem:
        return "A scheduled release could not go out"
    match held.state:
        case Proposal.State.DRAFT:
            return (
                f"A draft with {counted(known.unseen, 'page')} to look at" if known.unseen else "A draft to be checked"
            )
        case Proposal.State.CHECKED:
            return "A release that waits for a second person to approve it"
    return (
        f"It goes out on {moment_words(held.scheduled_for)}"
        if held.scheduled_for
        else "A release that is approved and not released"
    )
