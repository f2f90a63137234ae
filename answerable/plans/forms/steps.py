"""The forms of the statutory steps and of issuing."""

from django import forms
from django.utils.timezone import localtime

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import day, long_text
from answerable.plans.intake.steps import Step
from answerable.plans.models import Draft, DraftVersion
from answerable.plans.operations.steps import Shown


class VersionChoice(forms.ModelChoiceField[DraftVersion]):
    """A version of the draft, or the text as it stands."""

    def label_from_instance(self, obj: DraftVersion) -> str:
        return version_words(obj)


class StepForm(forms.Form):
    """What shows that a step was taken."""

    done_on = day("The day on which it was done")
    version = VersionChoice(
        DraftVersion.objects.none(),
        label="Version of the draft that it was about",
        required=False,
        empty_label="The text as it stands now, kept as a version",
    )
    words = long_text("What shows it", "", rows=4)
    address = forms.URLField(
        label="Where it can be read",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Write the whole address, such as https://example.org/response."},
    )

    def __init__(self, *args: object, step: Step, draft: Draft, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["words"].help_text = step.needs
        self.fields["address"].required = step.address
        self.fields["address"].error_messages["required"] = "Give the address where it is published."
        versions = self.fields["version"]
        if not step.version:
            del self.fields["version"]
        elif isinstance(versions, VersionChoice):
            versions.queryset = draft.versions.order_by("-number")

    @property
    def shown(self) -> Shown:
        told = self.cleaned_data
        return Shown(told["done_on"], told["words"], told["address"], told.get("version"))


def version_words(version: DraftVersion) -> str:
    """ "Version 3, 4 May 2026: sent to the panel"."""
    said = version.note or version.get_purpose_display()
    return f"Version {version.number}, {british_date(localtime(version.kept_at))}: {said}"


class IssueForm(forms.Form):
    """The day on which the plan is issued."""

    issued_on = day("The day on which it is issued")
