"""Who said a figure, and the area named near it."""

import pytest

from answerable.calc.figures.places import place
from answerable.calc.figures.speakers import speaker


def at(text: str, number: str) -> tuple[str, int, int]:
    start = text.index(number)
    return text, start, start + len(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to HMICFRS, 40 crimes were missed.", "HMICFRS"), ("The survey found that 40 people agreed.", "survey"),
        ("The Chief Constable reported that 40 warrants were executed.", "Chief Constable"), ("The Head of Estates told the Board that 40 remain.", "Head of Estates"),
        ("The Crime Survey for Mercia and Wessex estimates that 40% were hit.", "Crime Survey for Mercia and Wessex"), ("There were 40 crimes, said the Deputy Mayor.", "Deputy Mayor"),
        ("There were 40 crimes, according to the latest audit.", "latest audit"), ("As reported by the Northmoor Panel, 40 were seen.", "Northmoor Panel"),
        ("It was reported that 40 were seen.", ""), ("There were 40 crimes.", ""), ("They said that 40 came.", ""), ("40 crimes were reported.", ""),
    ],
)  # fmt: skip
def test_who_said_it_is_a_short_name(text: str, expected: str) -> None:
    found, start, _ = at(text, "40")
    assert speaker(found, start) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Ashby, 40 officers are in post.", "Ashby"), ("There are 40 officers in the Calder End area.", "Calder End"), ("40 visits across the county", "county"),
        ("Nationally it rose by 40%.", "nationally"), ("40 calls throughout the force area", "force area"), ("In Dunmere there were 40, while in Ashby it was 12", "Dunmere"),
        ("In May there were 40.", ""), ("in Operation Kestrel 40 were held", ""), ("in the region of 40 notices", ""), ("In Quarter 2 there were 40", ""),
        ("40 papers at the Joint Audit Committee", ""), ("in Stoke upon Dunmere 40 came", "Stoke upon Dunmere"), ("40 grants in the Safer Towns Fund", ""),
    ],
)  # fmt: skip
def test_the_place_is_the_nearest_one_named(text: str, expected: str) -> None:
    assert place(*at(text, "40")) == expected


def test_each_figure_has_the_place_of_its_clause() -> None:
    text = "In Ashby, 260 officers are in post; in Dunmere there are 180."
    assert [place(*at(text, number)) for number in ("260", "180")] == ["Ashby", "Dunmere"]
