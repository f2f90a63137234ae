"""The shape and the wording of what is asked about people."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from answerable.people.models import LONGEST_NAME, User
from answerable.people.queries import TrailFilter, action_words
from answerable.people.roles import CHOICES, Role


class NameField(forms.CharField):
    """What somebody is called, which browsers know."""

    def __init__(self, label: str) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "name"})
        super().__init__(label=label, max_length=LONGEST_NAME, help_text="As colleagues know you.", widget=widget)


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label="E-mail address", max_length=254, help_text="The invitation is sent here. It lasts 14 days."
    )
    role = forms.TypedChoiceField(label="Role", choices=CHOICES, coerce=Role)


class RoleForm(forms.Form):
    """Another role for somebody."""

    role = forms.TypedChoiceField(label="Role", choices=CHOICES, coerce=Role)


class NameForm(forms.Form):
    """What somebody is called."""

    name = NameField("Name")


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label="New password",
        strip=False,
        help_text=" ".join(password_validators_help_texts()),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="New password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "The two passwords are not the same.")
        elif given.get("password"):
            self.check_strength(given["password"])
        return given

    def check_strength(self, password: str) -> None:
        """Words a weak password's faults at its field."""
        try:
            validate_password(password, self.user)
        except ValidationError as weak:
            self.add_error("password", weak)


class AcceptForm(PasswordForm):
    """What an invited person says: a name and a password."""

    name = NameField("Your name")
    field_order = ("name", "password", "again")


class TrailForm(forms.Form):
    """What to look for in the audit trail; sent by GET, everything optional."""

    subject = forms.CharField(label="What it is about", required=False, help_text="Such as user:12, or user for all.")
    actor = forms.CharField(label="Who did it", required=False, help_text="Such as user:12.")
    action = forms.ChoiceField(label="What was done", required=False)
    since = forms.DateField(
        label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, actions: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["action"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Anything"), *((action, action_words(action)) for action in actions)]

    @property
    def wanted(self) -> TrailFilter:
        """The filter; what was not understood is no condition, and its field says so."""
        self.is_valid()
        return TrailFilter(**{name: value for name, value in self.cleaned_data.items() if value})
