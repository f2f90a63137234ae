"""For whom: who stands before the "should"."""

import pytest

from answerable.calc.recommending.addressees import addressee
from answerable.calc.recommending.found import Addressee

CHIEF, BODY, OTHERS = Addressee.CHIEF_OFFICER, Addressee.BODY, Addressee.OTHERS


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("By May, chief constables should act.", CHIEF),
        ("The force should act with the council.", CHIEF),
        ("All forces should act.", CHIEF),
        ("Northmoor Police should act.", CHIEF),
        ("Southmere Constabulary should act.", OTHERS),
        ("Police and crime commissioners should act.", BODY),
        ("The OPCC should act.", BODY),
        ("The Commissioner should act.", BODY),
        ("The Commissioner of Police of the Metropolis should act.", CHIEF),
        ("The deputy mayor for policing must act.", BODY),
        ("The Home Office should act.", OTHERS),
        ("The College of Policing and chief constables should act.", CHIEF),
        ("We recommend that the Home Office reviews the grant.", OTHERS),
        ("Seals should be checked.", CHIEF),
    ],
)
def test_who(said: str, who: Addressee) -> None:
    assert addressee(said, force="Northmoor Police") is who


def test_the_heading_above_says_it_where_the_item_does_not() -> None:
    assert addressee("Publish the register.", above="the Police and Crime Commissioner") is BODY


def test_without_the_name_of_a_force_any_force_is_ours() -> None:
    assert addressee("Southmere Constabulary should act.") is CHIEF
