"""Personal data by its form: addresses, numbers that are given to one person, days of birth, names beside where somebody lives.

Forms: telephone numbers by Ofcom's National Telephone Numbering Plan (03, 08 and 09 are never a person's own); National Insurance
numbers by HMRC's National Insurance Manual NIM39110; NHS numbers with the check digit of the NHS Data Dictionary; postcodes by
Royal Mail's rules for the inward and the outward part; registrations of vehicles by DVLA's INF104.

What is not found: a name by itself, or who can be told from what happened to them. A person reads for those.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """What it looks like."""

    EMAIL = "an e-mail address"
    TELEPHONE = "a telephone number"
    INSURANCE = "a National Insurance number"
    HEALTH = "an NHS number"
    POSTCODE = "a full postcode"
    VEHICLE = "the registration of a vehicle"
    BIRTH = "a date of birth"
    HOME = "a name beside an address"
    COLLAR = "an officer's collar number"
    CRIME = "the number of a crime or an incident"


@dataclass(frozen=True)
class Personal:
    """Something between `start` and `end` of a text that looks like personal data."""

    what: What
    start: int
    end: int
    text: str


ROLES = frozenset(
    [
        "admin",
        "appeals",
        "commissioner",
        "communications",
        "complaint",
        "complaints",
        "conduct",
        "consultation",
        "contact",
        "dataprotection",
        "data.protection",
        "dpo",
        "enquiries",
        "enquiry",
        "feedback",
        "finance",
        "foi",
        "freedomofinformation",
        "governance",
        "hello",
        "help",
        "info",
        "information",
        "mail",
        "media",
        "office",
        "opcc",
        "panel",
        "pcc",
        "police",
        "post",
        "press",
        "procurement",
        "professionalstandards",
        "psd",
        "questions",
        "recruitment",
        "scrutiny",
        "secretariat",
        "standards",
        "support",
        "volunteers",
        "webmaster",
    ]
)
"""What stands before the @ of an address that is an office's and no person's."""

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\s+\d{{4}}|{_MONTHS}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}})"
_ROAD = (
    r"\d{1,4}[A-Za-z]?,?\s(?:[A-Z][\w'’.-]*\s){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Crescent|Terrace|Grove|Place|Court|Gardens|Walk|Hill|Row|Mews|Square)\b"
)
_NAME = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Sir|Lady|Lord|Prof|Cllr)\.?\s(?:[A-Z][\w'’-]*\s?){1,3}"

_EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+'-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])")
_TELEPHONE = re.compile(r"(?<![\w./-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)[127]\d{1,4}\)?(?:[\s-]?\d){5,9}(?![\w/-])")
_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D](?!\w)"
)
_HEALTH = re.compile(r"(?<![\w.,/-])\d{3}([\s-]?)\d{3}\1\d{4}(?![\w,/-]|\.\d)")
_HEALTH_SAID = re.compile(r"\bNHS\b", re.IGNORECASE)
_POSTCODE = re.compile(
    r"(?<![\w-])(?:GIR\s?0AA|[A-PR-UWYZ](?:[A-HK-Y]?\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])\s?\d[ABD-HJLNP-UW-Z]{2})(?![\w-])"
)
_VEHICLE = re.compile(r"(?<![\w-])[A-HJ-PR-Y]{2}(?:0[2-9]|[1-7]\d)\s?[A-HJ-PR-Z]{3}(?![\w-])")
_VEHICLE_OLD = re.compile(
    r"(?i:\b(?:registration|number plate|vehicle|car|van)\b[^.;]{0,30}?)\b((?:[A-HJ-NPR-TV-Y]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-HJ-NPR-TV-Y]))\b"
)
_BIRTH = re.compile(rf"(?i:\bborn|\bdate of birth|\bd\.?o\.?b\b\.?)(?:\s(?i:is|was|on|the)|[:,\s]){{0,4}}({_DAY})")
_HOME = re.compile(
    rf"{_NAME}(?:[^.;\n]{{0,60}}?\s)??{_ROAD}|(?i:\blives?|\bliving|\bresid(?:es|ing|ent))\s(?:at|of)\s{_ROAD}"
)
_COLLAR = re.compile(
    r"\b(?:PC|PS|DC|DS|PCSO|Sgt|WPC)\s(?:No\.?\s?)?(?!(?:19|20)\d\d\b)\d{3,5}\b|(?i:\bcollar (?:number|no\.?)\s?:?\s?)\d{2,5}\b"
)
_CRIME = re.compile(
    r"(?i:\b(?:crime|incident|occurrence|custody) (?:reference |ref\.? )?(?:number|no\.?|ref(?:erence)?\.?)(?:\sis|:)?\s)((?=[\w/-]*\d)[\w/-]{5,20})"
)


def personal(text: str, known: Collection[str] = ()) -> Iterator[Personal]:
    """Everything in a text that looks like personal data, each place once. What stands in `known` (lower case, without spaces) is
    public by its nature: the office's own addresses, numbers and postcode.
    """
    taken: list[tuple[int, int]] = []
    for what, find in FINDERS:
        for start, end in find(text):
            found = text[start:end]
            if squeezed(found) in known or any(start < stop and begun < end for begun, stop in taken):
                continue
            taken.append((start, end))
            yield Personal(what, start, end, found)


def squeezed(text: str) -> str:
    """As `known` holds it: lower case, letters, digits and what addresses are made of."""
    return re.sub(r"[^\w@.+]", "", text).lower()


def masked(text: str) -> str:
    """The text with its middle struck out: what is left tells a person who knows it which it is, and others nothing."""
    places = [at for at, letter in enumerate(text) if letter.isalnum()]
    shown = min(2, len(places) // 5)
    kept = {*places[:shown], *places[len(places) - shown :]}
    return "".join("•" if letter.isalnum() and at not in kept else letter for at, letter in enumerate(text))


def is_health_number(digits: str) -> bool:
    """Whether ten digits end in the check digit that the nine before them give (modulus 11)."""
    rest = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return len(digits) == 10 and rest != 10 and int(digits[9]) == rest % 11 and len(set(digits)) > 1


def _emails(text: str) -> Iterator[tuple[int, int]]:
    if "@" in text:
        for found in _EMAIL.finditer(text):
            if found[0].partition("@")[0].lower() not in ROLES:
                yield found.span()


def _telephones(text: str) -> Iterator[tuple[int, int]]:
    for found in _TELEPHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0].replace("(0)", "")).removeprefix("44").removeprefix("0")
        if len(digits) == 10 or (len(digits) == 9 and digits[0] == "1"):
            yield found.span()


def _health(text: str) -> Iterator[tuple[int, int]]:
    """Ten figures together are as often something else: they count where they are parted as the NHS writes them, or it is named."""
    said = _HEALTH_SAID.search(text) is not None
    for found in _HEALTH.finditer(text):
        if (found[1] or said) and is_health_number(re.sub(r"\D", "", found[0])):
            yield found.span()


def _whole(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (found.span() for found in pattern.finditer(text))


def _part(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (found.span(1) for found in pattern.finditer(text))


FINDERS: tuple[tuple[What, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (What.EMAIL, _emails),
    (What.HOME, _whole(_HOME)),
    (What.BIRTH, _part(_BIRTH)),
    (What.INSURANCE, _whole(_INSURANCE)),
    (What.HEALTH, _health),
    (What.TELEPHONE, _telephones),
    (What.CRIME, _part(_CRIME)),
    (What.COLLAR, _whole(_COLLAR)),
    (What.VEHICLE, _whole(_VEHICLE)),
    (What.VEHICLE, _part(_VEHICLE_OLD)),
    (What.POSTCODE, _whole(_POSTCODE)),
)
