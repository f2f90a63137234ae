from pathlib import Path

from answerable.people.permission_page import permission_page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "generated" / "permissions.md"


def test_the_page_of_permissions_is_the_role_table() -> None:
    stale = f"{PAGE.name} is out of date: run `uv run python -m answerable.people.permission_page > docs/generated/permissions.md`"
    assert PAGE.read_text(encoding="utf-8") == permission_page(), stale
