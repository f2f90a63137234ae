from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "answerable.bodies"
    label = "bodies"
