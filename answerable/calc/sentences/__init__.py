"""What figures show, in plain sentences: the one place that words them."""

from answerable.calc.sentences.one import Fact, Line, Scale, Told, better, sentences

__all__ = ["Fact", "Line", "Scale", "Told", "better", "sentences"]
