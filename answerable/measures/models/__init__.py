"""Tables of measures: what is measured, what was told, how a disagreement was settled, and what is known besides."""

from answerable.measures.models.briefings import Briefing
from answerable.measures.models.context import Annotation, Break, Comparator, Standard
from answerable.measures.models.definitions import Measure, Source, Subject
from answerable.measures.models.deliveries import PeriodLock, ReturnLayout, Schedule
from answerable.measures.models.frameworks import Framework, FrameworkMetric, Served
from answerable.measures.models.observations import Observation, Settlement, Telling
from answerable.measures.models.returns import Return
from answerable.measures.models.signals import Signal

__all__ = [
    "Annotation",
    "Break",
    "Briefing",
    "Comparator",
    "Framework",
    "FrameworkMetric",
    "Measure",
    "Observation",
    "PeriodLock",
    "Return",
    "ReturnLayout",
    "Schedule",
    "Served",
    "Settlement",
    "Signal",
    "Source",
    "Standard",
    "Subject",
    "Telling",
]
