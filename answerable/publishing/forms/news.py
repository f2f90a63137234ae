"""The forms of the newsletter: an address that wants it, and what a person makes of a draft."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from answerable.publishing.operations.newsletters import Edited, Item, Section


class SubscribeForm(forms.Form):
    """An address. `website` is seen by no person, `opened` is when the page was opened, signed."""

    email = forms.EmailField(
        label="Your e-mail address",
        help_text="It is used for the newsletter alone, and shown to nobody.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Give the address that the newsletter should go to.",
            "invalid": "That is not an address: write it like name@example.org.",
        },
    )
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)


class DraftForm(forms.Form):
    """The month that a newsletter is drafted of."""

    month = forms.TypedChoiceField(label="Month", error_messages={"required": "Choose a month."})

    def __init__(self, *args: Any, months: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = months


class EditionForm(forms.Form):
    """A step that needs no more than the state that somebody saw."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class SendForm(EditionForm):
    """Sending; in a pre-election period with a reason and a name."""

    because = forms.CharField(
        label="Why it goes out all the same", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    named = forms.CharField(label="Who is named for it", required=False, max_length=200)


class RemoveForm(forms.Form):
    """An address whose owner asked the office to take it out."""

    email = forms.CharField(
        label="The address, typed in full",
        max_length=254,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": "Type the address that is to be taken out."},
    )


@dataclass(frozen=True)
class ItemFields:
    """An item on the page: what it leads to, and its three fields."""

    text: str
    path: str
    told: forms.BoundField
    words: forms.BoundField
    place: forms.BoundField


@dataclass(frozen=True)
class SectionFields:
    """A part on the page: its place among the parts, and its items."""

    heading: str
    place: forms.BoundField
    items: list[ItemFields]


class LetterForm(forms.Form):
    """A draft: its opening, and of each item whether it is told, in which words and in which place."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="Title", max_length=200, error_messages={"required": "Give it a title."})
    opening = forms.CharField(
        label="Opening",
        required=False,
        max_length=3000,
        help_text="A few sentences above the list. Empty lines part paragraphs.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, sections: tuple[Section, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        for number, part in enumerate(sections):
            self.fields[f"place-{number}"] = _place(f"Place of “{part.heading}”", number + 1)
            for at, item in enumerate(part.items):
                self._add(f"{number}-{at}", at, item)

    def _add(self, key: str, at: int, item: Item) -> None:
        self.fields[f"told-{key}"] = forms.BooleanField(
            label=f"Tell of “{item.text}”", required=False, initial=not item.left_out
        )
        self.fields[f"words-{key}"] = forms.CharField(
            label=f"Words about “{item.text}”",
            required=False,
            max_length=1000,
            initial=item.words,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"place-{key}"] = _place(f"Place of “{item.text}”", at + 1)

    @property
    def parts(self) -> Iterator[SectionFields]:
        """The fields as the page shows them."""
        for number, part in enumerate(self.sections):
            items = [
                ItemFields(
                    item.text, item.path, *(self[f"{what}-{number}-{at}"] for what in ("told", "words", "place"))
                )
                for at, item in enumerate(part.items)
            ]
            yield SectionFields(part.heading, self[f"place-{number}"], items)

    def edited(self) -> Edited:
        """What was made of it; of two with one place the one that stood first stays first."""
        given = self.cleaned_data
        order = sorted(range(len(self.sections)), key=lambda number: given[f"place-{number}"])
        return Edited(given["title"], given["opening"], tuple(self._section(number) for number in order))

    def _section(self, number: int) -> Section:
        given, part = self.cleaned_data, self.sections[number]
        order = sorted(range(len(part.items)), key=lambda at: given[f"place-{number}-{at}"])
        items = tuple(
            replace(
                part.items[at],
                words=" ".join(given[f"words-{number}-{at}"].split()),
                left_out=not given[f"told-{number}-{at}"],
            )
            for at in order
        )
        return Section(part.heading, items)


def _place(label: str, initial: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        initial=initial,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Give its place as a number.", "invalid": "Give its place as a number."},
    )
