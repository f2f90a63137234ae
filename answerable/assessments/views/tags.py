"""How statuses, steps and differences are shown: always a word, with a shape and a colour that say the same."""

from answerable.assessments.queries.answers import Beside, Step
from answerable.assessments.queries.summary_words import PERFORMANCE_TONES, step_tone
from answerable.calc.status.answer import Delivery, Performance, Strength, Weight
from answerable.kit.components import Tag, Tone

NOT_YET = Tag("Not yet", Tone.UNKNOWN)
_STRENGTHS = {
    Strength.NONE: Tone.UNKNOWN,
    Strength.ACTIVITY: Tone.UNKNOWN,
    Strength.MEASURED: Tone.NEUTRAL,
    Strength.COMPARED: Tone.BETTER,
}
_DELIVERIES = {
    Delivery.DONE: Tone.GREEN,
    Delivery.ON_TRACK: Tone.GREEN,
    Delivery.LATE: Tone.RED,
    Delivery.STOPPED: Tone.RED,
    Delivery.NONE: Tone.UNKNOWN,
}
_BESIDES = {
    Beside.AGREES: ("Agrees", Tone.GREEN),
    Beside.KINDER: ("Kinder", Tone.WORSE),
    Beside.HARSHER: ("Harsher", Tone.BETTER),
    Beside.UNSUPPORTED: ("Not supported", Tone.AMBER),
    Beside.NOT_RATED: ("Not compared", Tone.UNKNOWN),
}
_WEIGHTS = {
    Weight.FOR: Tone.BETTER,
    Weight.AGAINST: Tone.WORSE,
    Weight.NEITHER: Tone.NEUTRAL,
    Weight.LEFT_OUT: Tone.UNKNOWN,
}


def step_tag(step: Step | None) -> Tag:
    return Tag(step.word, step_tone(step.shape)) if step else Tag("None", Tone.UNKNOWN)


def performance_tag(one: Performance) -> Tag:
    return Tag(one.words, PERFORMANCE_TONES[one])


def strength_tag(one: Strength) -> Tag:
    return Tag(one.words, _STRENGTHS[one])


def delivery_tag(one: Delivery) -> Tag:
    return Tag(one.words, _DELIVERIES[one])


def beside_tag(one: Beside) -> Tag:
    return Tag(*_BESIDES[one])


def weight_tag(one: Weight) -> Tag:
    return Tag(one.words, _WEIGHTS[one])
