"""Answerable: the working system of an office that holds a police force to account."""

__version__ = "0.6.0"
