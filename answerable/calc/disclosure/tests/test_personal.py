"""What looks like personal data is found, and what only resembles it is not."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.disclosure.personal import What, is_health_number, masked, personal, squeezed

# The numbers are those that Ofcom and others keep for drama and for tests.
FOUND = [
    ("write to ada.lovell@example.org today", What.EMAIL, "ada.lovell@example.org"),
    ("ring 07700 900123", What.TELEPHONE, "07700 900123"),
    ("ring +44 7700 900123", What.TELEPHONE, "+44 7700 900123"),
    ("ring (01632) 960001", What.TELEPHONE, "(01632) 960001"),
    ("her number is QQ 12 34 56 C, or AB123456C", What.INSURANCE, "AB123456C"),
    ("943 476 5919", What.HEALTH, "943 476 5919"),
    ("NHS number 9434765919", What.HEALTH, "9434765919"),
    ("at NM1 4ZZ", What.POSTCODE, "NM1 4ZZ"),
    ("at SW1A 1AA", What.POSTCODE, "SW1A 1AA"),
    ("a van, AB51 ABC, was seen", What.VEHICLE, "AB51 ABC"),
    ("a car with the registration A123 BCD", What.VEHICLE, "A123 BCD"),
    ("born on 3 May 1990", What.BIRTH, "3 May 1990"),
    ("date of birth: 03/05/1990", What.BIRTH, "03/05/1990"),
    ("DOB 1990-05-03", What.BIRTH, "1990-05-03"),
    ("Mrs Ada Lovell of 12 Mill Lane", What.HOME, "Mrs Ada Lovell of 12 Mill Lane"),
    ("he lives at 7 Station Road", What.HOME, "lives at 7 Station Road"),
    ("PC 4821 said so", What.COLLAR, "PC 4821"),
    ("collar number 77", What.COLLAR, "collar number 77"),
    ("crime number 24000123456", What.CRIME, "24000123456"),
]


@pytest.mark.parametrize(("text", "what", "words"), FOUND)
def test_it_is_found(text: str, what: What, words: str) -> None:
    assert [(one.what, one.text) for one in personal(text)] == [(what, words)]


@pytest.mark.parametrize(
    "text",
    [
        "enquiries@example.org and foi@example.org are read by the office",
        "ring 101, or 999 in an emergency, or 0300 123 4567, or 0800 555 111",
        "1,234,567 calls in 2023/24, of which 166,288 by telephone",
        "the month of 2024-05-03 and the year 2023 to 2024",
        "943 476 5918",
        "9434765919 in all",
        "SHA-256 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
        "the A610 and the M1, junction 28, in DE1 and NG16",
        "the PCC 2021 to 2025; a PC 2024 course; DS 10",
        "Mr Lovell chaired. There are 12 Mill Lane residents' groups elsewhere.",
        "born of necessity; reborn 2024",
        "reference 2024/17, decision 2026/014",
        "Crime number one for the public",
    ],
)
def test_what_resembles_it_is_not(text: str) -> None:
    assert not list(personal(text))


def test_what_is_the_office_s_own_is_known() -> None:
    known = {squeezed(one.text) for one in personal("ada.lovell@example.org, 01632 960001, NM1 4ZZ")}
    assert not list(personal("Write to Ada.Lovell@example.org or ring 01632-960001, NM1 4ZZ.", known))


@pytest.mark.parametrize(
    ("text", "shown"), [("07700 900123", "07••• ••••23"), ("ab", "••"), ("PC 4821", "P• •••1"), ("", "")]
)
def test_the_middle_is_struck_out(text: str, shown: str) -> None:
    assert masked(text) == shown


@given(st.text(max_size=80))
def test_a_mask_shows_at_most_two_letters_at_each_end_and_keeps_the_length(text: str) -> None:
    mask = masked(text)
    assert len(mask) == len(text)
    assert sum(letter.isalnum() for letter in mask) <= 4


@given(st.text(max_size=200))
def test_whatever_the_text_places_lie_in_it_and_apart(text: str) -> None:
    found = sorted((one.start, one.end) for one in personal(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


@given(st.from_regex(re.compile(r"\A[0-9]{9}\Z", re.ASCII)))
def test_of_the_ten_check_digits_one_at_most_is_right(nine: str) -> None:
    assert sum(is_health_number(f"{nine}{digit}") for digit in range(10)) <= 1


def test_a_long_text_of_digits_takes_no_time() -> None:
    assert not list(personal("1 " * 50_000))
    assert not list(personal("a@" * 20_000))
