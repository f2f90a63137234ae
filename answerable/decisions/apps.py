from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "answerable.decisions"
    label = "decisions"
