"""Tables of measures: what is measured, what was told, and how a disagreement was settled."""

from answerable.measures.models.definitions import Measure, Source, Subject
from answerable.measures.models.observations import Observation, Settlement, Telling
from answerable.measures.models.returns import Return

__all__ = ["Measure", "Observation", "Return", "Settlement", "Source", "Subject", "Telling"]
