"""Every write of publishing."""

from answerable.publishing.operations.releasing import ChangedSince, NoteMissing, NothingChanged, release

__all__ = ["ChangedSince", "NoteMissing", "NothingChanged", "release"]
