"""The form that says where the page of an address went."""

from urllib.parse import unquote, urlsplit

from django import forms

from answerable.measures.forms.definition import long_text


class MoveForm(forms.Form):
    """Where to and why; `seen` is where it led when the page was opened."""

    to = forms.CharField(
        label="Address of the page that stands for it now",
        max_length=500,
        help_text="Copy it from the browser while you look at the page on the public site.",
        error_messages={"required": "Give the address of the page, or of the list that comes closest."},
    )
    because = long_text("Why it moved", "Whoever follows an old link reads it.", limit=500)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_to(self) -> str:
        """The path below the top of the site, however it was copied: whole, with the place on the page, or as a folder."""
        path = unquote(urlsplit(self.cleaned_data["to"].strip()).path).strip().lstrip("/")
        return f"{path}index.html" if not path or path.endswith("/") else path


class TakeBackForm(forms.Form):
    """That an address is to lead nowhere any more."""

    because = long_text("Why it is to lead there no more", "It is kept in the audit trail.", limit=500)
