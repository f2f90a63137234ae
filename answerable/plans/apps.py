from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "answerable.plans"
    label = "plans"
