"""What tells two figures apart that stand in much the same words."""

import pytest

from answerable.calc.consistency.same_figure import same_figure
from answerable.calc.consistency.tests.papers import check_silent, found

ELSE = "\nThe weather was kind to the summer fair.\nOfficers met the council about lighting.\n"

APART = {
    "operations": (
        "Operation Lantern led to 54 arrests in the harbour car parks.",
        "Operation Beacon led to 61 arrests in the harbour car parks.",
    ),
    "rounds": (
        "Round two of the harbour fund brought 54 lighting columns.",
        "Round three of the harbour fund brought 61 lighting columns.",
    ),
    "a round and all of them": (
        "The harbour fund has brought 61 lighting columns.",
        "Round three of the harbour fund brought 54 lighting columns.",
    ),
    "months without a year": (
        "In October the harbour patrol stopped 47 fishing vessels.",
        "In November the harbour patrol stopped 61 fishing vessels.",
    ),
    "a month told in the sentence before": (
        "In October the patrol ran on three nights. 47 fishing vessels were stopped.",
        "In November the patrol ran on four nights. 61 fishing vessels were stopped.",
    ),
    "a stock that grew": (
        "The harbour alert had 41,483 subscribers in May 2023.",
        "The harbour alert has 43,023 subscribers.",
    ),
    "those who came new and all there are": (
        "The harbour alert scheme grew to over 3,100 members.",
        "Some 2,318 new members joined the harbour alert scheme.",
    ),
    "projects of one make": (
        "Bright Paths worked with 148 young people, of whom 92 were referred by schools and youth clubs.",
        "Kick Forward worked with 236 young people, of whom 118 were referred by schools and youth clubs.",
    ),
    "other spans in one sentence": (
        "From August 2022 to August 2023 the harbour scheme sent 6,890 warning letters.",
        "Volunteers who between January and December 2023 gave 800 hours to the harbour scheme sent 7,104 warning letters.",
    ),
}


@pytest.mark.parametrize("case", APART)
def test_it_is_silent_on(case: str) -> None:
    dated = "Date: 18 June 2024.\nNothing else is said here of the harbour.\n"
    check_silent(same_figure, dated + ELSE.join(APART[case]))


def test_what_stood_higher_before_may_not_have_fallen() -> None:
    dated = "Date: 18 June 2024.\nNothing else is said here of the harbour.\n"
    told = (
        "The harbour alert had 43,023 subscribers in December 2023."
        + ELSE
        + "The harbour alert has 41,483 subscribers."
    )
    assert found(same_figure, dated + told)


def test_sections_of_two_places_cut_to_one_pattern_tell_of_two_things() -> None:
    place = "There were {} house burglaries and {} violent offences. Officers made {} stop searches and {} home visits."
    check_silent(same_figure, ELSE.join([place.format(214, 1012, 96, 31), place.format(198, 876, 74, 25)]))


def test_passages_that_agree_on_other_figures_tell_of_one_thing() -> None:
    told = "The raids led to {} arrests, with 120 dispersal notices, {} weapons seized and {} vehicles recovered from the harbour."
    (finding,) = found(same_figure, ELSE.join([told.format(57, 132, 14), told.format(75, 132, 14)]))
    assert {place.value for place in finding.places} == {57, 75}


def test_a_subject_before_its_number_is_met_by_a_name_after_the_other() -> None:
    told = "Harbour Link has 1,650 members, up by 420 since January 2022." + ELSE
    assert found(same_figure, told + "Harbour Link grew by over 600 members since January 2022.")
