"""Every write to plans."""

from answerable.plans.operations.plans import UnknownNames, adopt, set_scale

__all__ = ["UnknownNames", "adopt", "set_scale"]
