"""What figures show, in plain sentences: the one place that words them."""

from answerable.calc.sentences.differing import better
from answerable.calc.sentences.shapes import Beside, Fact, Line, Scale, Told
from answerable.calc.sentences.speaking import sentences

__all__ = ["Beside", "Fact", "Line", "Scale", "Told", "better", "sentences"]
