from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "answerable.areas"
    label = "areas"
