"""What the page says of each column of a return. A test holds it against what is read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnWords:
    """One column: its name, whether it must be there, what it says, and how that looks."""

    name: str
    needed: bool
    meaning: str
    example: str


COLUMN_WORDS = (
    ColumnWords("measure", True, "The code of the measure; the template has it filled in.", "calls-999-total"),
    ColumnWords("area", True, "The code of the area: the Office for National Statistics' where it has one.", "E23000018"),
    ColumnWords("breakdown", False, "Which part of the measure, where it is split by something besides area.", "rowdy"),
    ColumnWords("period_start", True, "The first day of the period.", "2023-04-01 or 01/04/2023"),
    ColumnWords("period_end", True, "The last day of the period; for a number on a day, that day again.", "2024-03-31"),
    ColumnWords("value", True, "The figure in digits, in the measure's unit: no £, no %. Commas may stand.", "166,288"),
    ColumnWords("status", False, "final, provisional, missing or suppressed; final where it is empty. A missing or suppressed figure has no value.", "provisional"),
    ColumnWords("qualifier", False, "exact, over, nearly, about or up_to; exact where it is empty.", "nearly"),
    ColumnWords("source", True, "The code of the paper or return that tells the figure. A new code names a new source.", "2024-03-21-return"),
    ColumnWords("locator", False, "Where in the source it stands; the row of the file where it is empty.", "paragraph 4.7; line 117"),
    ColumnWords("printed", False, "The figure as it is printed there; the value where it is empty.", "nearly 1,700"),
    ColumnWords("as_at", True, "The day on which the source was published. One source has one day.", "2024-03-21"),
    ColumnWords("note", False, "Anything a reader of the figure must know.", "Ten months only"),
    ColumnWords("period_basis", False, "stated, or assumed where the source does not say which days it means.", "stated"),
    ColumnWords("reason", False, "Why this figure differs from the one held before.", "Late reports added"),
    ColumnWords("recorded_at", False, "When another office took it in; kept where that whole office is loaded, and not of a return.", "2024-03-21T10:00:00+00:00"),
)  # fmt: skip
