"""Plans for tests, of this part and of those above it."""

from datetime import date

from answerable.plans.intake import ObjectiveLine, PlanLine, PriorityLine, PublishedLine, RatingLine

GREEN = RatingLine("green", "On course", "", "circle")
LOST = RatingLine("lost", "Lost in publication", "", "question")


def rated(rating: str = "green", on: date = date(2024, 3, 21), source: str = "report") -> PublishedLine:
    return PublishedLine(rating, on, "the commissioner", source, 12)


def objective(
    code: str = "1.1", *, priority: str = "1", measures: tuple[str, ...] = (), published: tuple[PublishedLine, ...] = ()
) -> ObjectiveLine:
    return ObjectiveLine(code, priority, f"Objective {code}", "", None, measures, published)


def plan(*objectives: ObjectiveLine, code: str = "2021-25", title: str = "The plan", source: str = "") -> PlanLine:
    """A plan with one priority and these objectives."""
    priorities = (PriorityLine("1", "Visible policing", ""),)
    return PlanLine(code, title, date(2021, 4, 1), date(2025, 3, 31), "", "", source, priorities, objectives)
