"""How promises, challenges and what is said in private are shown."""

from answerable.kit.components import KeyFigure, Link, Row, Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, counted
from answerable.publishing.pages.scrutiny import ChallengesPage, PromiseEntry, PromisesPage
from answerable.publishing.shown.rendering import HOME, Frame, Rendering
from answerable.publishing.shown.scrutiny import linked
from answerable.scrutiny.queries.public_promises import InformationYear, PublicChallenge, PublicLetter

TONES = {"kept": Tone.GREEN, "broken": Tone.RED, "said_kept": Tone.UNKNOWN, "open": Tone.AMBER}


def promises(page: PromisesPage, frame: Frame) -> Rendering:
    """Every promise made in the open: what was promised, by whom, by when, and whether it was kept."""
    kept = page.kept
    told = (
        (kept.kept, "Kept", "The office has seen what shows it."),
        (kept.broken, "Broken", "Said plainly, with how."),
        (kept.waiting, "Said to be kept", "The office has not yet seen what shows it."),
        (kept.open, "Open", f"{kept.late:,} of them late." if kept.late else "None of them late."),
        (kept.released, "No longer asked for", "Each with the reason."),
    )
    context = {
        "lead": f"{counted(kept.made, 'promise')} made in public: {kept.kept:,} kept, {kept.broken:,} broken, {kept.late:,} late."
        if kept.made
        else "No promise made in public is recorded yet.",
        "counts": [KeyFigure(f"{number:,}", words, means) for number, words, means in told if number],
        "promises": [_promise(one, frame) for one in page.entries],
    }
    return Rendering("publishing/promises.html", "Promises made in public", (HOME,), context)


def _promise(entry: PromiseEntry, frame: Frame) -> dict[str, object]:
    one = entry.promise
    days = one.late_days or one.kept_late_days
    late = f", late by {counted(days, 'day')}" if days else ""
    rows = [
        Row("Promised by", f"{one.owner_role}, on {british_date(one.made_on)}"),
        Row("To be kept by", british_date(one.due) if one.due else "No day was given"),
    ]
    moved = [
        f"from {british_date(step.was)} to {british_date(step.now)}: {step.because}"
        for step in one.put_off
        if step.was and step.now
    ]
    if moved:
        rows.append(Row("Put off", "; ".join(moved)))
    if one.broken_on:
        rows.append(Row("Broken before", f"On {british_date(one.broken_on)}, and taken up again since"))
    for term, words, ref in (
        ("At", "The meeting", entry.meeting),
        ("In answer to", "The question", entry.question),
        ("For the objective", "The objective", entry.objective),
    ):
        if ref:
            rows.append(Row(term, ref.text, Link(words, frame.root + ref.path)))
    return {
        "promise": one,
        "tag": Tag(f"{one.state_words}{late}", Tone.RED if one.is_late else TONES.get(one.state, Tone.NEUTRAL)),
        "rows": rows,
        "evidence": linked(entry.evidence, frame),
    }


def challenges(page: ChallengesPage, frame: Frame) -> Rendering:
    """How the force is challenged between the public meetings."""
    unsettled = sum(one.settled_on is None for one in page.challenges)
    context = {
        "lead": f"{counted(len(page.challenges), 'formal challenge')} in public, {unsettled:,} not settled."
        if page.challenges
        else "No formal challenge is public yet.",
        "challenges": [_challenge(one) for one in page.challenges],
        "months": page.months,
        "letters": [_letter(one) for one in page.letters],
        "requests": table(page.requests, REQUESTS, caption="Information asked of the force, by year")
        if page.requests
        else None,
    }
    return Rendering("publishing/challenges.html", "How the force is challenged", (HOME,), context)


def _challenge(one: PublicChallenge) -> dict[str, object]:
    steps: Table = table(one.steps, STEPS, caption=f"How far challenge {one.reference} was taken")
    return {"challenge": one, "raised": british_date(one.raised_on), "steps": steps if one.steps else None}


def _letter(one: PublicLetter) -> dict[str, object]:
    if one.reply_on:
        reply = f"Answered on {british_date(one.reply_on)}"
    else:
        reply = f"No answer yet, asked for by {british_date(one.reply_by)}" if one.reply_by else "No answer yet"
    late = f", late by {counted(one.late_days, 'day')}" if one.late_days else ""
    return {"letter": one, "sent": british_date(one.sent_on), "reply": f"{reply}{late}."}


STEPS: list[Column] = [  # type: ignore[type-arg]
    Column("level", "Level", lambda one: one.level_words),
    Column("on", "On", lambda one: one.on),
    Column("by", "Answer asked for by", lambda one: one.respond_by),
    Column("responded", "Answered on", lambda one: one.responded_on),
    Column("late", "Late", lambda one: counted(one.late_days, "day") if one.late_days else "no"),
]
REQUESTS = [
    Column[InformationYear]("year", "Year", lambda one: str(one.year)),
    Column[InformationYear]("asked", "Asked", lambda one: one.asked),
    Column[InformationYear]("answered", "Answered", lambda one: one.answered),
    Column[InformationYear]("late", "Answered late", lambda one: one.answered_late),
    Column[InformationYear]("refused", "Refused", lambda one: one.refused),
    Column[InformationYear]("open", "Open", lambda one: one.open),
    Column[InformationYear]("open_late", "Open and late", lambda one: one.open_late),
]
