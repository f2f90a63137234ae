"""The example's papers in the ledger: a newcomer meets findings that are open, asked, settled and set aside, and a correction."""

from collections import Counter

from tests.installation import Installation


def test_findings_stand_in_every_state(example_office: Installation) -> None:
    states = Counter(
        state for (state,) in example_office.ask("SELECT state FROM evidence_finding WHERE gone_at IS NULL")
    )
    assert (states["asked"], states["settled"]) == (3, 2)
    assert states["open"] > 10


def test_what_was_asked_and_settled_is_found_again_by_reading(example_office: Installation) -> None:
    gone = example_office.ask(
        "SELECT message FROM evidence_finding WHERE state IN ('asked', 'settled') AND gone_at IS NOT NULL"
    )
    assert gone == []


def test_a_false_alarm_is_not_asked_again(example_office: Installation) -> None:
    ((silent,),) = example_office.ask("SELECT count(*) FROM evidence_finding WHERE state = 'false_alarm'")
    ((again,),) = example_office.ask(
        "SELECT count(*) FROM evidence_finding WHERE rule = 'no_base' AND state = 'open' AND message LIKE '%30%'"
    )
    assert (silent, again) == (1, 0)


def test_the_correction_waits_for_the_release(example_office: Installation) -> None:
    ((right,),) = example_office.ask('SELECT "right" FROM evidence_correction WHERE passed_at IS NOT NULL')
    assert right.endswith("1.67%.")


def test_every_paper_is_read(example_office: Installation) -> None:
    assert {state for (state,) in example_office.ask("SELECT state FROM evidence_document")} == {"read"}
