from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "answerable.assessments"
    label = "assessments"
