"""Promises for tests: of an invented harbour town."""

from answerable.calc.promises.facts import Better, MeasureFact, Promise


def promise(title: str, summary: str = "", *measures: MeasureFact, code: str = "1.1", owner: str = "") -> Promise:
    return Promise(code, title, summary, owner=owner, measures=measures)


def counted(title: str, better: Better = Better.NEITHER, *, early: bool = False, held: bool = True) -> MeasureFact:
    return MeasureFact(title.lower().replace(" ", "-"), title, better, early, held)
