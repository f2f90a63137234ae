"""Which of the observations held for one figure are one value, and the words that the papers have for it."""

from answerable.calc.standing import Qualifier, Told, agrees, standing
from answerable.measures.queries.held import Figure, Held
from answerable.measures.wording import told_words


def gathered(held: Figure) -> dict[int, list[Held]]:
    """What is held, by the value that speaks for it: a figure that agrees with several goes with the nearest told last."""
    by_key = {one.key: one for one in held.held}
    how = standing([_told(one) for one in held.held])
    speakers = [*how.current, *how.earlier] if how else []
    groups: dict[int, list[Held]] = {speaker.key: [by_key[speaker.key]] for speaker in speakers}
    for one in held.held:
        if one.key not in groups:
            agreeing = [speaker for speaker in speakers if agrees(speaker, _told(one))]
            groups[max(agreeing, key=lambda speaker: (speaker.as_at, -_gap(speaker, one))).key].append(one)
    return groups


def rivals(held: Figure, unit: str) -> tuple[str, ...]:
    """Every word that the papers have for a disputed figure, highest first; none where it is not disputed."""
    if not held.disputed:
        return ()
    groups = gathered(held)
    return tuple(word for one in held.current for word in reversed(_said(groups[one.key], unit)))


def _said(members: list[Held], unit: str) -> list[str]:
    words = [told_words(one.value, unit, one.qualifier, one.status) for one in members for _ in one.places]
    speaker = told_words(members[0].value, unit, members[0].qualifier, members[0].status)
    return list(dict.fromkeys([speaker, *words]))


def _told(one: Held) -> Told:
    return Told(one.value, one.as_at, one.printed, Qualifier(one.qualifier), one.key)


def _gap(speaker: Told, one: Held) -> float:
    return abs(float(speaker.value or 0) - float(one.value or 0))
