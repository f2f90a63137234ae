"""A challenge as it is raised, taken higher, answered and ended."""

from typing import Any

from django import forms

from answerable.measures.forms.definition import day, long_text
from answerable.scrutiny.forms.promises import ROLE, choice, meeting_field, objective_field, one_line, seen
from answerable.scrutiny.models import ChallengeStep
from answerable.scrutiny.operations.challenges import Matter, Taken


class MatterForm(forms.Form):
    """What a challenge is about."""

    subject = one_line("What is wrong", "In a line. The public reads this, where the challenge is public.", limit=300)
    asked = long_text("What is asked for", "So that anybody could say whether it was done. The public reads this too.")
    to_role = one_line("Put to", f"{ROLE} The chief officer, a provider, a department.")
    objective = forms.ChoiceField()
    details = long_text("Details", "These stay in the office, whatever else is public.", required=False, rows=4)
    public = forms.BooleanField(
        label="This challenge is public",
        help_text="What is wrong, what is asked, its levels with their days, what was answered at a public meeting and how it ended.",
        required=False,
    )
    edition = seen()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["objective"] = objective_field()

    def matter(self, *, example: bool = False) -> Matter:
        given = self.cleaned_data
        return Matter(
            subject=given["subject"],
            asked=given["asked"],
            to_role=given["to_role"],
            details=given["details"],
            objective=given["objective"],
            public=given["public"],
            example=example,
        )


class LevelForm(forms.Form):
    """How far a challenge is taken. `after` is the level that it reached; only higher ones are offered."""

    level = choice("How it is put", ())
    on = day("On which day")
    respond_by = day("Answer asked for by", "Leave it empty where no day is set.", required=False)
    meeting = forms.ChoiceField()
    words = long_text("In words", "How it was put. It stays in the office.", required=False)
    edition = seen()

    def __init__(self, *args: Any, after: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = list(ChallengeStep.Level)
        higher = levels[levels.index(ChallengeStep.Level(after)) + 1 :] if after else levels
        self.fields["level"] = choice("How it is put", [(one.value, one.label) for one in higher])
        self.fields["meeting"] = meeting_field("At the meeting")

    @property
    def taken(self) -> Taken:
        given = self.cleaned_data
        return Taken(given["level"], given["on"], given["words"], given["respond_by"], given["meeting"])


class RaiseForm(MatterForm, LevelForm):
    """A challenge with its first level."""

    field_order = (
        "subject", "asked", "to_role", "level", "on", "respond_by", "meeting", "words", "objective", "details", "public",
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What was answered at the last level."""

    on = day("On which day")
    response = long_text(
        "What was answered", "What was said at a public meeting is public with the challenge; the rest stays inside."
    )
    edition = seen()


class EndForm(forms.Form):
    """How a challenge ended."""

    on = day("On which day")
    outcome = long_text("How it ended", "The public reads this, where the challenge is public.")
    edition = seen()
