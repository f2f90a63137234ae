"""How one wording became another: nothing is lost either way."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.promises.changed_words import Kind, Run, changed_words


def test_a_word_that_took_anothers_place() -> None:
    assert changed_words("cut theft by half", "cut theft by a third") == (
        Run(Kind.SAME, "cut theft by"),
        Run(Kind.TAKEN_OUT, "half"),
        Run(Kind.ADDED, "a third"),
    )


def test_the_same_words_are_one_run() -> None:
    assert changed_words("cut theft", "cut theft") == (Run(Kind.SAME, "cut theft"),)


def test_from_nothing_all_is_added() -> None:
    assert changed_words("", "cut theft") == (Run(Kind.ADDED, "cut theft"),)


@given(st.text(alphabet="ab .", max_size=40), st.text(alphabet="ab .", max_size=40))
def test_both_wordings_can_be_read_from_it(before: str, after: str) -> None:
    runs = changed_words(before, after)
    old = " ".join(run.text for run in runs if run.kind is not Kind.ADDED)
    new = " ".join(run.text for run in runs if run.kind is not Kind.TAKEN_OUT)
    assert (old.split(), new.split()) == (before.split(), after.split())
