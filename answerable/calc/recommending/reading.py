"""The recommendations of a report, found in its blocks: the one door of this package."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from answerable.calc.blocks import Document, Table
from answerable.calc.recommending.addressees import addressee
from answerable.calc.recommending.deadlines import deadline
from answerable.calc.recommending.found import Doubt, Found
from answerable.calc.recommending.numbering import Numbers, numbers
from answerable.calc.recommending.pieces import pieces
from answerable.calc.recommending.rows import in_rows
from answerable.calc.recommending.titles import title, without_lead
from answerable.calc.recommending.twice import once
from answerable.calc.recommending.walking import Told, walked


def recommendations(document: Document, *, published: date | None = None, force: str = "") -> tuple[Found, ...]:
    """What a report recommends, in its order, each once; empty where it recommends nothing.

    `published` is the day from which "within six months" counts; `force` is the name of the office's own force, so that what is for another
    is told apart.
    """
    told = walked(pieces(document))
    spoken = [one for one in told if isinstance(one, Told)]
    others = once(spoken)
    kept = [one for one in spoken if id(one) in others]
    named = numbers(kept)
    causes = _causes(kept, others)
    found: list[Found] = []
    for one in told:
        if isinstance(one, Table):
            found += in_rows(one, force=force)
        elif id(one) in others:
            found.append(_found(one, named, causes, others[id(one)], published=published, force=force))
    return _each_numbered(sorted(found, key=lambda one: min((one.line, *one.again))))


def _causes(kept: Sequence[Told], others: Mapping[int, tuple[Told, ...]]) -> dict[int, int]:
    """From each telling of a cause of concern to the one that stays."""
    return {id(other): id(one) for one in kept for other in (one, *others[id(one)])}


def _found(
    one: Told,
    named: Mapping[int, str],
    causes: Mapping[int, int],
    again: Sequence[Told],
    *,
    published: date | None,
    force: str,
) -> Found:
    said, lead = "\n".join(one.words), one.lead
    said = without_lead(said) if one.level else said
    spoken = f"{lead} {said}" if lead else said
    text = "\n".join([spoken, *(f"- {item}" for item in one.items)])
    number = named[id(one)]
    quote = "\n".join([*([lead] if lead else []), *one.words, *(f"- {item}" for item in one.items)])
    return Found(
        number=number,
        kind=one.kind,
        title=title(_first(one)) or number,
        text=text,
        line=one.line,
        page=one.page,
        quote=quote,
        addressee=addressee(spoken, above=one.above, force=force),
        deadline=deadline(text, published=published),
        under=named.get(causes.get(id(one.cause), 0), "") if one.cause else "",
        doubt=one.doubt or (None if one.words else Doubt.NO_TEXT),
        again=tuple(sorted(other.line for other in again)),
    )


def _first(one: Told) -> str:
    """Its own words; of "The force should:" with the first item of what it should."""
    said = " ".join(one.words)
    return f"{said} {one.items[0]}" if said.endswith(":") and one.items else said


def _each_numbered(found: Sequence[Found]) -> tuple[Found, ...]:
    """Rows of tables that have no number take the next one, and no two of a report are alike."""
    free = Numbers()
    printed = {id(one): free.take(one.number) for one in found if one.number}
    return tuple(replace(one, number=printed.get(id(one)) or free.next("")) for one in found)
