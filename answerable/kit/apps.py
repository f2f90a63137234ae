from django.apps import AppConfig


class KitConfig(AppConfig):
    """What every part uses and no domain word is in: the audit trail, the outbox, pages, charts, forms."""

    name = "answerable.kit"
    label = "kit"
    default_auto_field = "django.db.models.BigAutoField"
