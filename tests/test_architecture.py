"""The house stands as the design draws it: what import-linter cannot see is proved here."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model
from django.db.models.fields.related import RelatedField
from django.urls import URLPattern, URLResolver, get_resolver

from answerable import __version__
from answerable.publishing.api.routes import COLLECTIONS
from answerable.publishing.urls import FILE, KNOWN_ON, PAGE, READ_FILE

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "answerable"
NAMELESS = re.compile(r"^(utils?|helpers?|common|misc|base)$")
WRITERS = {"operations.py", "audit.py", "outbox.py", "backup.py"}
"""Where rows are written: the operations of each part, and the three mechanisms of kit."""
WRITES = {
    "save", "create", "bulk_create", "get_or_create", "update_or_create", "bulk_update", "delete", "asave", "acreate", "adelete",
    "aupdate",
}  # fmt: skip
QUERIES = {"objects", "filter", "exclude", "all", "order_by", "_default_manager", "select_for_update"}


def layers() -> list[set[str]]:
    """The parts, top first, as pyproject.toml has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (contract,) = [
        c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers" and c.get("exhaustive")
    ]
    return [{part.strip(" ()") for part in layer.split("|")} for layer in contract["layers"]]


def height(part: str) -> int:
    """How far down a part stands; 0 is the top."""
    return next(number for number, layer in enumerate(layers()) if part in layer)


def part_of(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def our_relations() -> Iterator[RelatedField]:  # type: ignore[type-arg]
    for model in apps.get_models():
        if model.__module__.startswith("answerable."):
            for field in model._meta.get_fields():
                if isinstance(field, RelatedField):
                    yield field


def faults_of(fields: Iterator[RelatedField]) -> list[str]:  # type: ignore[type-arg]
    """Relations that point up, across, or can be read from below."""
    faults = []
    for field in fields:
        target = field.related_model
        if not target.__module__.startswith("answerable."):
            continue
        mine, theirs = part_of(field.model), part_of(target)
        if mine != theirs and height(theirs) <= height(mine):
            faults.append(f"{field} points up or across, from {mine} to {theirs}")
        elif mine != theirs and not field.remote_field.hidden:
            faults.append(f"{field}: {theirs} could read upward; say related_name='+'")
    return faults


def test_relations_point_down_and_cannot_be_read_from_below() -> None:
    assert faults_of(our_relations()) == []


def modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts and "tests" not in path.parts]


def writes_in(source: str) -> list[int]:
    """The lines on which a module writes rows."""
    return [node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and _is_write(node)]


def _is_write(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    name, on = call.func.attr, ast.dump(call.func.value)
    if name == "update":
        # A dict is updated too: only a chain that begins at a manager or a queryset counts.
        return any(f"attr='{word}'" in on for word in QUERIES)
    return name in WRITES


def test_only_operations_write() -> None:
    faults = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in modules()
        if path.name not in WRITERS and "operations" not in path.parts
        for line in writes_in(path.read_text(encoding="utf-8"))
    ]
    assert faults == []


@pytest.mark.parametrize(
    "source",
    [
        "Measure.objects.create(code='x')",
        "row.save(update_fields=['x'])",
        "Measure.objects.filter(pk=1).update(x=1)",
        "row.children.all().delete()",
    ],
)
def test_a_write_is_seen(source: str) -> None:
    assert writes_in(source) == [1]


@pytest.mark.parametrize("source", ["d.update(x=1)", "digest.update(line)", "hashlib.new('x')"])
def test_what_is_no_write_is_not_taken_for_one(source: str) -> None:
    assert writes_in(source) == []


def test_the_program_says_the_version_that_it_is() -> None:
    assert __version__ == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_no_module_is_over_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines for path in modules() if (lines := len(path.read_text().splitlines())) > 400
    }
    assert long == {}


def test_no_test_module_is_over_500_lines() -> None:
    every = [*PACKAGE.rglob("tests/*.py"), *(ROOT / "tests").rglob("*.py")]
    assert {str(path): lines for path in every if (lines := len(path.read_text().splitlines())) > 500} == {}


def test_every_module_is_named_for_what_it_does() -> None:
    assert [path.name for path in PACKAGE.rglob("*") if NAMELESS.match(path.stem)] == []


def test_no_template_is_over_200_lines() -> None:
    every = PACKAGE.rglob("templates/**/*.html")
    assert {path.name: lines for path in every if (lines := len(path.read_text().splitlines())) > 200} == {}


def test_no_template_has_script_or_style_in_it() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=\"")
    assert [path.name for path in PACKAGE.rglob("templates/**/*.html") if inline.search(path.read_text())] == []


def test_no_schema_name_is_that_of_an_office_holder() -> None:
    names = [f"{m._meta.label} {f.name}" for m in apps.get_models() for f in m._meta.get_fields()]
    assert [name for name in names if "commissioner" in name.lower()] == []


def test_no_path_of_a_machine_stands_in_the_project() -> None:
    machine = re.compile(r"(?<![A-Za-z0-9_./-])/(work|home|Users|root)/")
    endings = {".py", ".md", ".toml", ".html", ".css", ".csv"}
    every = [
        path for folder in (PACKAGE, ROOT / "docs", ROOT / "examples", ROOT / "bench") for path in folder.rglob("*")
    ]
    assert [str(path) for path in every if path.suffix in endings and machine.search(path.read_text("utf-8"))] == []


def routes(patterns: list[URLPattern | URLResolver], above: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, above + str(pattern.pattern))
        else:
            yield above + str(pattern.pattern), pattern.callback


PUBLIC = {
    # frozen pages with the files beside them, and the live routes: what is searched for, and the duties as they stand today
    PAGE, FILE, "search.html", "duties/now.html",
    # asking in public: the form, the button that confirms, and the private page of a question
    "ask.html", "questions/confirm/<code:token>/", "questions/status/<code:token>/",
    # the newsletter: the form, the button that confirms, and the one that leaves
    "subscribe.html", "news/confirm/<code:token>/", "news/leave/<code:token>/",
    # the site as it stood on an earlier day
    "known.html", KNOWN_ON,
    # the API, read only, and the page that tells people of it
    "api/v1/index.html",
    "api/v1/", "api/v1/openapi.json", *(f"api/v1/{one}" for one in COLLECTIONS), "api/v1/measures/<code>", "api/v1/measures/<code>/figures",
    "api/v1/meetings/<code>",
    # a pack, for whoever was handed a private link to it
    "packs/<code:token>/", "packs/<code:token>/restricted/", READ_FILE,
    # a calendar programme cannot sign in: the address of a person's own clocks is secret, and can be renewed
    "office/clocks/calendar/of/<str:token>.ics",
}  # fmt: skip
DOORS = re.compile(r"^office/\^?(sign-in|sign-out|password|single-sign-on|invitation|confirm)")


def test_public_routes_are_exactly_these() -> None:
    open_ = {route for route, view in routes(get_resolver().url_patterns) if not getattr(view, "login_required", True)}
    assert {route for route in open_ if not DOORS.match(route)} == PUBLIC
