"""What is typed becomes things that can be looked for, with their other names."""

from answerable.publishing.queries.asking_words import asked, folded


def test_marks_and_joints_go() -> None:
    assert folded("Tŷ  Ŵyl: ANTI-social") == "ty wyl anti social"


def test_a_name_of_several_words_is_one_thing() -> None:
    (calls, now) = asked("Emergency calls now")
    assert (calls.typed, "999" in calls.others, now.typed) == ("emergency calls", True, "now")


def test_its_plural_is_no_other_name() -> None:
    (one,) = asked("complaints")
    assert "complaint" not in one.others


def test_what_means_something_else_here_is_not_looked_for_itself() -> None:
    (one,) = asked("break-ins")
    assert "break ins" not in one.names
    assert "burglary" in one.names


def test_no_more_than_so_many_words_are_taken() -> None:
    assert len(asked("a " * 50)) == 12
    assert len(asked("x" * 500)[0].typed) == 40


def test_what_has_no_letter_is_nothing() -> None:
    assert not asked('"*()🚓...')
