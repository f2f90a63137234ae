from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "answerable.measures"
    label = "measures"
