"""Every write to plans."""

from answerable.plans.operations.plans import IssuedHere, UnknownNames, adopt, adopt_all
from answerable.plans.operations.scales import UnknownScale, set_scale, set_scales

__all__ = ["IssuedHere", "UnknownNames", "UnknownScale", "adopt", "adopt_all", "set_scale", "set_scales"]
