from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    name = "answerable.scrutiny"
    label = "scrutiny"
