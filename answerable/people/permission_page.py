"""The page of the documentation that says what each role may do. `python -m answerable.people.permission_page` prints it."""

import sys

from answerable.people.permissions import ROLE_PERMISSIONS, Permission
from answerable.people.roles import Role


def permission_page() -> str:
    """The role table as Markdown, with a line a role and a column a permission."""
    columns = list(Permission)
    lines = [
        "# What each role may do",
        "",
        "Printed from `answerable/people/permissions.py` by `python -m answerable.people.permission_page`; a test says",
        "when this page is out of date. Roles from outside the office see only their own matters.",
        "",
        f"| role | {' | '.join(columns)} |",
        f"|---|{':-:|' * len(columns)}",
        *(_line(role, columns) for role in Role),
        "",
        *(f"- **{permission}**: may {permission.meaning} ({_holders(permission)})." for permission in columns),
    ]
    return "\n".join(lines) + "\n"


def _line(role: Role, columns: list[Permission]) -> str:
    cells = ("yes" if permission in ROLE_PERMISSIONS[role] else "–" for permission in columns)
    where = "" if role.is_office else " (outside)"
    return f"| {role.label}{where} | {' | '.join(cells)} |"


def _holders(permission: Permission) -> str:
    return ", ".join(role.label for role in Role if permission in ROLE_PERMISSIONS[role])


if __name__ == "__main__":
    sys.stdout.write(permission_page())
