"""Numbers that measure nothing: telephone numbers, names, paragraph and page numbers, times of day, ages, ordinals.

Each reader of `NOT_FIGURES` is given the sentence and where the number stands, and answers whether it is of its kind.
"""

import re
from collections.abc import Callable

_REFERENCE_WORDS = """
    section paragraph para appendix annex table figure fig chart graph page p pp item no nos number objective sub-objective
    priority priorities round phase stage level tier step part version band class grade question recommendation appendices
    article chapter act schedule ward room unit rule option point strand theme pillar wave cohort year quarter
    regulation form volume issue ref reference agenda iso covid channel group category cat lot zone route junction gate
    outcome platform type goal principle order q team shift block floor week day operation op slide box line column row clause
"""
_REFERENCES = frozenset(_REFERENCE_WORDS.split())
_REFERENCE_TO_MANY = re.compile(
    r"\b(?:sections|paragraphs|paras|tables|pages|items|objectives|priorities|rounds|phases|wards|zones|tiers|bands|grades|stages|years|appendices|annexes|chapters|outcomes|recommendations|lots)\s[\d.,\s]{1,20}(?:(?:and|to|or)\s)?$",
    re.IGNORECASE,
)
_CALL_NUMBERS = frozenset({"101", "999", "111", "112", "119", "105", "116", "18000", "61016"})
_CALL_BEFORE = re.compile(
    r"(?:\b(?:call(?:ing|ed|s)?|dial(?:ling|led)?|ring(?:ing)?|phon(?:e|ing)|text(?:ing)?|via|using|through|tel|a|the|for|to|by|on|of|non-emergency|emergency|contact|or|and|both|our|in|its|all|most|answer(?:ed|ing)?)|['\"‘“(/&:])\s?$",
    re.IGNORECASE,
)
_CALL_AFTER = re.compile(
    r"\s?(?:[/&.,;:)'\"’”-]|$|(?:non-?emergency|emergency|calls?|callers?|calling|service|system|number|line|operators?|queue|team|demand|abandon\w*|average|performance|answer\w*|wait\w*|"
    r"response|handl\w*|contacts?|and|or|to|is|are|was|were|has|have|for|when|if|in|data|triage|switchboard|control|figures?|customers?|users?|volumes?|improvement|pick-?up|text)\b)",
    re.IGNORECASE,
)
_OFTEN_NAMED, _NEAR_CALL = frozenset({"101", "999", "18000", "61016"}), 40
_COUNTED = re.compile(r"\s(?:who\b|of\s(?:whom|them|these|those|which)\b|people\b|of\sour\b)", re.IGNORECASE)
_RUNG = re.compile(
    r"\b(?:calls?|call(?:ing|ed|ers?)|dial\w*|ring(?:ing)?|phon\w+|telephone\w*|text(?:ing)?|helpline|hotline|line|number|nhs|service|tel"
    r"|emergency|non-emergency|999|101)\b",
    re.IGNORECASE,
)
_TELEPHONE_BEFORE = re.compile(
    r"(?:(?:\+\d|\(?\b0)[\d\s()-]{2,}|\btel\S*\s{0,2}|\bphone\S*\s{0,2}|\bfax\S*\s{0,2}|\bmobile:\s{0,2})$",
    re.IGNORECASE,
)
_TELEPHONE_AFTER = re.compile(r"[\s-]\d{3,4}(?:[\s-]\d{3,4})?\b(?!\s?[%kKm])")
_CLOCK_AFTER = re.compile(
    r"\s?(?:am|pm|a\.m|p\.m|hrs|noon|midnight|o'clock)\b|[:.]\d\d\s?(?:am|pm)\b|:\d\d", re.IGNORECASE
)
_AGE_BEFORE = re.compile(
    r"\b(?:age[ds]?|aged\s(?:between|over|under|from)|over-|under-|ages\sof)\s?$|\bage[ds]?\s(?:\w+\s){0,2}\d{1,2}\s?(?:-|–|to|and)\s?$",
    re.IGNORECASE,
)
_AGE_SAID = re.compile(
    r"\b(?:people|victims|residents|offenders|suspects|drivers|those|children|adults|women|men|girls|boys|detainees|respondents|anyone|everyone)\s(?:who\s)?(?:were|are|was|is)?\s?(?:all\s)?(?:under|over)\s(?:the\sage\sof\s)?$"
    r"|(?<!average\s)(?<!mean\s)(?<!median\s)\bage\sof\s(?:\w+\s){1,3}(?:is|was)\s$",
    re.IGNORECASE,
)
_AGE_ALONE = re.compile(r"\s?(?:[.,;)]|$)|\s(?:and|or|were|are|who|in|at|years)\b")
_AGE_AFTER = re.compile(
    r"\s?(?:-|–|to|and)\s?\d{1,3}[\s-]years?[\s-]olds?|[\s-]years?[\s-](?:olds?|of\sage)|s\b|\s?\+\s?year",
    re.IGNORECASE,
)
_HYPHENED_AFTER = re.compile(
    r"\s?[-–]\s?(?:year|month|week|day|hour|minute|mile|point|person|bed|strong|fold|tonne|metre|seat|stage|step|part|page|way|word|inch|acre|call|lane|mph|man|hectare|litre|bedroom|tier|tonn|pm)|[-–][A-Za-z]",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?[-–/]\s?\d")
_ADDRESS_AFTER = re.compile(
    r"[a-z]?,?\s(?:[A-Z][a-z]+\s){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Place|Way|Court|House|Square|Row|Terrace|Gate)\b"
)
_SPEED_AFTER = re.compile(r"\s?(?:mph|kph|kmh|km/h)\b", re.IGNORECASE)
_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th)\b|(?:\s|-)(?:thirds?|quarters?|fifths?|tenths?|halves)\b", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[a-z,]\s(?:[A-Z][a-z]+\s){1,6}$")
_NO_NOUN_AFTER = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:and|or|of|in|on|at|to|for|from|by|with|is|are|was|were|has|have|had|will|says?|which|that|as)\b"
)
_MONTH_AFTER = re.compile(
    r"(?:\s?(?:-|–|to|and)\s?\d{1,2}(?:st|nd|rd|th)?)?\s(?:of\s)?"
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"\b(?:discussed|described|outlined|detailed|set\sout|mentioned|noted|shown|covered|referred\sto|listed|explained|see|refer\sto)\s(?:(?:in|at|under|above|below|earlier)\s){0,2}$",
    re.IGNORECASE,
)
_SCORE_BEFORE = re.compile(r"\d\s(?:out\sof|/)\s$")
_OPERATION_BEFORE = re.compile(r"\b(?:Operation|Op|Project)\s(?:[A-Z]\w{1,20}\s){1,2}$")
_BASE_BEFORE = re.compile(r"\b(?:per|(?:for|in|of)\severy|per\severy)\s$", re.IGNORECASE)
_ALWAYS = re.compile(
    r"(?:24|twenty[-\s]four)\shours\s(?:a|per|each|every)\sday|(?:7|seven)\sdays\s(?:a|per|each|every)\sweek|365\sdays\s(?:a|per)\syear",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"[\s-]months?\s(?:up\s)?(?:to|ending|ended|until)\s(?:the\send\sof\s)?(?:\d{1,2}\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_MODEL_BEFORE = re.compile(
    r"(?<!\bIn\s)(?<!\bin\s)(?<!\bAt\s)\b(?:a|an|of|the|and|or|as|their|new)\s(?:[A-Z][\w-]+\s){1,2}$"
)
_MODEL_AFTER = re.compile(r"\s(?:and|or)\s|\s?[,.;)]|\s(?:vans?|cars?|vehicles?|estates?|motor\w*)\b")
_VEHICLES = re.compile(r"\b(?:vans?|cars?|vehicles?|motorcycles?|motorbikes?|fleet)\b", re.IGNORECASE)
_LEGAL_AFTER = re.compile(r"\(\d|\s?\(?[a-z]\)(?=\s|,|$)")


def is_call_number(text: str, start: int, end: int) -> bool:
    """101, 999 and the like used as the name of a service."""
    if text[start:end] not in _CALL_NUMBERS or _COUNTED.match(text, end):
        return False
    if text[start:end] not in _OFTEN_NAMED and not _RUNG.search(text[max(0, start - _NEAR_CALL) : end + _NEAR_CALL]):
        return False
    return bool(_CALL_AFTER.match(text, end) or _CALL_BEFORE.search(text[max(0, start - 20) : start]))


def is_telephone(text: str, start: int, end: int) -> bool:
    """A group of a telephone number, or any whole number that begins with nought."""
    digits = text[start:end]
    if digits[0] == "0" and len(digits) > 1 and digits[1].isdigit():
        return True
    if not digits.isdigit() or len(digits) < 3:
        return False
    before = text[max(0, start - 20) : start]
    return bool(_TELEPHONE_BEFORE.search(before) or (len(digits) == 5 and _TELEPHONE_AFTER.match(text, end)))


def is_reference(text: str, start: int, end: int) -> bool:
    """A number that names a section, an item, a round, an Act's part."""
    before = text[max(0, start - 45) : start]
    is_plain = text[start:end].replace(".", "").isdigit() or text[start:end].isalpha()
    named = is_plain and (_ends_in_reference(before) or _REFERRED.search(before) or _REFERENCE_TO_MANY.search(before))
    bracketed = before.endswith("(") and text[end : end + 1] == ")" and end - start <= 2
    return bool(named or bracketed or _LEGAL_AFTER.match(text, end) or before.endswith(("#", "No.", "No. ")))


def _ends_in_reference(before: str) -> bool:
    words = before.rstrip(" .:-")
    if not 1 <= len(before) - len(words) <= 3:
        return False
    last = words[max(words.rfind(" "), words.rfind("("), words.rfind("/")) + 1 :].casefold()
    return last in _REFERENCES or last.removesuffix("s") in _REFERENCES


def is_named(text: str, start: int, end: int) -> bool:
    """A short number after a name and before no noun: Standing Order 14 says, Junction 28."""
    if end - start > 2 or not text[start:end].isdigit() or not _NO_NOUN_AFTER.match(text, end):
        return False
    return bool(_NAME_BEFORE.search(text[max(0, start - 40) : start]))


def is_day(text: str, start: int, end: int) -> bool:
    """The day of a month whose year is not said."""
    return end - start <= 2 and bool(_MONTH_AFTER.match(text, end))


def is_clock(text: str, start: int, end: int) -> bool:
    """A time of day."""
    return bool(
        _CLOCK_AFTER.match(text, end)
        or (start and text[start - 1] == ":" and text[max(0, start - 3) : start - 1].strip().isdigit())
    )


def is_age(text: str, start: int, end: int) -> bool:
    """An age or a band of ages."""
    if _AGE_AFTER.match(text, end) or _AGE_BEFORE.search(text[max(0, start - 30) : start]):
        return True
    return bool(_AGE_ALONE.match(text, end) and _AGE_SAID.search(text[max(0, start - 60) : start]))


def is_joined(text: str, start: int, end: int) -> bool:
    """Part of a word or a span: a 10-year plan, 8-10 days, 24/7."""
    before = text[max(0, start - 2) : start]
    return bool(
        _HYPHENED_AFTER.match(text, end)
        or _RANGE.match(text, end)
        or (before[-1:] in "-–/" and before[:1].isdigit())
        or before.endswith(("/", "-"))
    )


def is_address(text: str, start: int, end: int) -> bool:
    """The number of a house."""
    return bool(_ADDRESS_AFTER.match(text, end)) and end - start <= 4


def is_speed(text: str, start: int, end: int) -> bool:
    """A speed limit, which names a kind of road."""
    return bool(_SPEED_AFTER.match(text, end))


def is_ordinal(text: str, start: int, end: int) -> bool:
    """An ordinal or a fraction that its own reader did not take: the 12th meeting, the first two quarters."""
    return bool(_ORDINAL_AFTER.match(text, end))


def is_margin(text: str, start: int) -> bool:
    """How far a figure may be out: 78% (+/- 3%)."""
    return text[max(0, start - 4) : start].rstrip().endswith(("+/-", "±", "+/−", "+/–"))


def is_best(text: str, start: int, end: int) -> bool:
    """The top ten: how long a list is, and not how many there are."""
    return text[max(0, start - 7) : start].casefold().endswith(("top ", "bottom "))


def is_base(text: str, start: int, end: int) -> bool:
    """What a rate is per: 14.2 per 1,000 population, 4 officers for every 1,000 residents."""
    return text[start:end].replace(",", "").strip("0") == "1" and bool(
        _BASE_BEFORE.search(text[max(0, start - 14) : start])
    )


def is_scale(text: str, start: int, end: int) -> bool:
    """The top of a scale: 8.2 out of 10."""
    return text[start:end] in {"5", "10", "100"} and bool(_SCORE_BEFORE.search(text[max(0, start - 16) : start]))


def is_numbered(text: str, start: int, end: int) -> bool:
    """Which of several operations of one name: Operation Harbour 2."""
    return end - start <= 2 and bool(_OPERATION_BEFORE.search(text[max(0, start - 40) : start]))


def is_always(text: str, start: int, end: int) -> bool:
    """24 hours a day, seven days a week, 365 days a year."""
    return bool(_ALWAYS.match(text, start))


def is_length(text: str, start: int, end: int) -> bool:
    """The length of a period that is named by its end: the three months to June."""
    return bool(_LENGTH.match(text, end))


def is_model(text: str, start: int, end: int) -> bool:
    """The model of a vehicle: a maker's name, a number, and a vehicle spoken of."""
    if not text[start:end].isdigit() or not _MODEL_AFTER.match(text, end):
        return False
    return bool(_MODEL_BEFORE.search(text[max(0, start - 40) : start]) and _VEHICLES.search(text, end, end + 80))


NOT_FIGURES: tuple[Callable[[str, int, int], bool], ...] = (
    is_call_number, is_telephone, is_reference, is_named, is_day, is_clock, is_age, is_joined, is_address, is_speed, is_ordinal,
    is_best, is_base, is_always, is_length, is_model, is_scale, is_numbered,
)  # fmt: skip
