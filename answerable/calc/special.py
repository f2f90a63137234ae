"""The few functions of statistics that the standard library lacks, from scipy.

It is imported when the first of them is asked for: that takes longer than most commands, and few of them ask.
"""

from typing import Any


def gammaincinv(shape: float, probability: Any) -> Any:
    """The quantile of the gamma distribution (scale 1)."""
    return _special().gammaincinv(shape, probability)


def gammaincc(shape: Any, value: Any) -> Any:
    """The upper tail of the gamma distribution; also the lower tail of Poisson's."""
    return _special().gammaincc(shape, value)


def betainc(a: Any, b: Any, value: Any) -> Any:
    """The lower tail of the beta distribution; also a tail of the binomial."""
    return _special().betainc(a, b, value)


def fdtrc(above: float, below: float, value: float) -> float:
    """The upper tail of the F distribution with `above` and `below` degrees of freedom."""
    return float(_special().fdtrc(above, below, value))


def _special() -> Any:
    from scipy import special  # noqa: PLC0415 - see above

    return special
