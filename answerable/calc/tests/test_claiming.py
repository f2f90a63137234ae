"""Figures of prose and tables as claims."""

from decimal import Decimal

from answerable.calc.blocks import Document, Row, Table, passage
from answerable.calc.claiming import claims
from answerable.calc.claims import Claim
from answerable.calc.periods import printed


def table(*rows: str, caption: str = "", first: int = 1, heads: int = 0) -> Table:
    told = (Row(at, tuple(cell.strip() for cell in row.split("|"))) for at, row in enumerate(rows, start=first))
    return Table(tuple(told), caption, heads)


def of(*blocks: object) -> tuple[Claim, ...]:
    return claims(Document("paper", blocks))  # type: ignore[arg-type]


def test_claims_stand_in_reading_order() -> None:
    told = of(
        passage("In 2023 there were 40 arrests.", 1),
        table("Area|Calls|Answered", "Ashby|12|9", first=2),
        passage("Then 7 dispersals.", 9),
    )
    assert [(one.block, one.line, one.row, one.column, one.printed) for one in told] == [
        (0, 1, None, None, "40"),
        (1, 3, 1, 1, "12"),
        (1, 3, 1, 2, "9"),
        (2, 9, None, None, "7"),
    ]


def test_a_claim_in_prose_knows_its_offsets_in_the_passage() -> None:
    text = "It was so. In 2023 there were nearly £1.2m of grants."
    (one,) = of(passage(text, 1))
    assert (text[one.start : one.end], one.printed, one.value) == ("£1.2m", "£1.2m", Decimal(1_200_000))


def test_a_cell_has_head_label_and_caption_for_its_subject() -> None:
    (one,) = of(table("District|2022/23", "Ashby|410", caption="Table 3: Burglary"))
    assert one.subject == "2022/23, Ashby (Table 3: Burglary)"
    assert one.period
    assert printed(one.period) == "2022/23"


def test_a_number_no_body_could_mean_is_left_out() -> None:
    assert not of(passage("It cost £999,999 billion in all, they said.", 1))
