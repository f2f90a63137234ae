"""The register of what must be public: as it ships, as it is loaded, and as the office puts it right."""

from collections import Counter
from typing import Any

import pytest

from answerable.calc.publication import Every
from answerable.kit.models import AuditEntry
from answerable.kit.toml import Problem
from answerable.publishing.intake.register import read_items, shipped
from answerable.publishing.models import PublicationItem
from answerable.publishing.operations import duties
from answerable.publishing.operations.duties import Correction, DutyRefused, EditedMeanwhile
from answerable.publishing.tests import duty_make, make

HOW: Any = {"by": make.PUBLISHER, "at": make.NOON}
PARAGRAPHS = (
    "1(a) 1(b) 1(c) 1(d) 1(e) 1(f) 2(a) 2(b) 2(c) 2(d) 2(e) 2A 3(a) 3(b) 3(c) 3(d) 3(e) 3(f) 3(g) 3(h) "
    "4(a) 4(b) 4(c) 4(d) 4 4 5(a) 5(b) 5(c) 5(d) 6(a) 6(b) 6(c) 6(d) 7 7A 7B 7C(a) 7C(b) 8"
)


def test_every_paragraph_of_the_order_is_there() -> None:
    found = [one.paragraph for one in shipped() if one.source == "Specified Information Order"]
    assert found == PARAGRAPHS.split()


def test_what_the_order_wants_prominent_is_said_to_be() -> None:
    assert [one.paragraph for one in shipped() if one.prominent] == ["7A", "7B", "7C(a)", "7C(b)"]


def test_codes_stand_once() -> None:
    assert max(Counter(one.code for one in shipped()).values()) == 1


def test_every_frequency_is_one_that_can_be_kept() -> None:
    assert set(Every) == set(PublicationItem.Every.values)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('source = "A"\n[[item]]\ncode = "a"\ntitle = "T"\nevery = "often"', "'every' is 'often'"),
        ('source = "A"\n[[item]]\ncode = "a"\ntitle = "T"\nevery = "year"\nwithin_days = 4000', "at most 3,660"),
        ('source = "A"\n[[item]]\ncode = "a"\ntitle = "T"\nevery = "year"\nprominent = "yes"', "say true or false"),
        ('source = "A"\n[[item]]\ntitel = "T"', "did you mean 'title'?"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(text: str, words: str) -> None:
    problems: list[Problem] = []
    read_items(text.encode(), "a.toml", set(), problems)
    assert words in " ".join(map(str, problems))


@pytest.mark.django_db
def test_it_is_loaded_once() -> None:
    assert [duties.load_register(**HOW), duties.load_register(**HOW)] == [len(shipped()), 0]


@pytest.mark.django_db
def test_what_the_office_corrected_stays() -> None:
    duty_make.register()
    duty_make.correct(every="month")
    assert (duties.load_register(**HOW), duty_make.item().every) == (0, "month")


@pytest.mark.django_db
def test_a_later_register_changes_what_nobody_corrected() -> None:
    duty_make.register()
    PublicationItem.objects.filter(code="gifts").update(title="As an earlier version had it")
    assert (duties.load_register(**HOW), duty_make.item().edition) == (1, 2)


@pytest.mark.django_db
def test_a_correction_says_why() -> None:
    duty_make.register()
    with pytest.raises(DutyRefused, match="Say why"):
        duty_make.correct(every="month", because=" ")


@pytest.mark.django_db
def test_a_correction_that_changes_nothing_is_refused() -> None:
    duty_make.register()
    with pytest.raises(DutyRefused, match="Nothing is different"):
        duty_make.correct()


@pytest.mark.django_db
def test_who_corrects_what_another_has_corrected_is_told() -> None:
    duty_make.register()
    seen = duty_make.item()
    duty_make.correct(every="month")
    with pytest.raises(EditedMeanwhile):
        duties.correct(seen, Correction("year", None, "", False, "", ""), because="Mine.", **HOW)


@pytest.mark.django_db
def test_a_correction_is_in_the_trail_with_its_reason() -> None:
    duty_make.register()
    duty_make.correct(not_ours_because="We have no deputy.")
    entry = AuditEntry.objects.get(action="publication item corrected")
    assert ("We have no deputy." in entry.after_json, "Our own rule." in entry.after_json) == (True, True)
