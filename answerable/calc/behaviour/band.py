"""The usual range of some points: a mean and how far the limits are from it, one number a point."""

from dataclasses import dataclass

import numpy as np

from answerable.calc.behaviour.series import Quantity
from answerable.calc.behaviour.xmr import LEAST, Floats


@dataclass(frozen=True)
class Band:
    """`mean` and `reach` (from the mean to either limit) in the unit of the values."""

    mean: Floats
    reach: Floats

    @property
    def varies(self) -> bool:
        """Whether the limits are any way apart: a constant, or one with a single leap, has no usual range."""
        return bool((self.reach > np.abs(self.mean) * LEAST).all())

    def edges(self, quantity: Quantity) -> tuple[Floats, Floats]:
        """Lower and upper limit as they are shown: no count, share or rate is below nought, and no share above 100."""
        lower, upper = self.mean - self.reach, self.mean + self.reach
        if quantity is not Quantity.OTHER:
            lower = np.maximum(lower, 0.0)
        if quantity is Quantity.SHARE:
            upper = np.minimum(upper, 100.0)
        return lower, upper

    def standing(self, values: Floats) -> Floats:
        """Where each value stands: 0 on the mean, 1 and -1 on the limits before they are cut at nought or 100."""
        place: Floats = (values - self.mean) / self.reach
        return place
