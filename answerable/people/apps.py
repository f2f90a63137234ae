from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who may do what: users, roles, permissions, sign-in; and the pages of the audit trail and the outbox."""

    name = "answerable.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
