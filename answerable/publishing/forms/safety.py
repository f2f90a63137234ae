"""The forms of what keeps the public site safe: findings settled, pages withdrawn, words taken out, elections."""

from django import forms

from answerable.measures.forms.definition import day, long_text

LONGEST_REASON = 1000


class SettleForm(forms.Form):
    """Why what is chosen may go out."""

    because = long_text(
        "Why they may go out",
        "Whoever approves the release reads it. It is remembered for the next release.",
        limit=LONGEST_REASON,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


class WordsForm(forms.Form):
    """Words that are looked for in every release."""

    words = forms.CharField(
        label="Words",
        max_length=200,
        help_text="A name, an address or a sentence, as it may stand on a page. Capitals and spaces make no difference.",
        error_messages={"required": "Give the words that you look for."},
    )


class WithdrawForm(forms.Form):
    """The addresses of pages that go, what their stones call them, and why."""

    title = forms.CharField(
        label="What the note in its place calls it",
        max_length=300,
        help_text="Not a name that has to go. Several pages get the same words.",
        error_messages={"required": "Say what the note calls it."},
    )
    reason = long_text("The reason", "The public reads it in the place of the page.", limit=LONGEST_REASON)
    erase = forms.BooleanField(label="Erase its content from every release too. This cannot be undone.", required=False)
    paths = forms.CharField(
        label="Addresses of pages",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="One a line, such as measures/calls.html. Pages that you ticked above are taken besides.",
    )


class RedactForm(forms.Form):
    """What stands in the place of words that are taken out, and why."""

    words = forms.CharField(widget=forms.HiddenInput, max_length=200)
    instead = forms.CharField(
        label="What stands in their place",
        max_length=200,
        initial="[words taken out]",
        error_messages={"required": "Say what stands in their place, such as [name taken out]."},
    )
    reason = long_text("The reason", "The public reads it above each page.", limit=LONGEST_REASON)
    sure = forms.BooleanField(
        label="I have looked at the list. This cannot be undone.",
        error_messages={"required": "Look at the list first, and tick that you did."},
    )


class BackForm(forms.Form):
    """Why a withdrawn page may come back."""

    because = long_text("Why it may come back", "The audit trail keeps it.", limit=LONGEST_REASON)


class PeriodForm(forms.Form):
    """A pre-election period."""

    election = forms.CharField(
        label="The election", max_length=200, error_messages={"required": "Say which election it is."}
    )
    start = day("The first day", "Usually the day on which notice of the election is given.")
    end = day("The last day", "The day of the poll.")
    note = long_text("Note", "What it is taken from, for example the letter of the Cabinet Office.", required=False)


class RemoveForm(forms.Form):
    """Why a period is taken out."""

    because = long_text("Why it is taken out", "The audit trail keeps it.", rows=2)
