"""Datasette serves the SQLite file as it is, with what it says of the tables."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture
def folder(open_data: Path) -> Path:
    return open_data / "data"


def asked(folder: Path, path: str) -> Any:
    """What Datasette answers, by its own client in this process; in a thread, for a browser's driver may keep a loop in this one."""

    async def ask() -> Any:
        served = Datasette(
            [], immutables=[str(folder / "office.sqlite")], metadata=json.loads((folder / "metadata.json").read_text())
        )
        await served.invoke_startup()
        return await served.client.get(path)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(ask())).result()


def test_the_page_of_a_table_says_what_it_is_and_under_which_terms(folder: Path) -> None:
    answer = asked(folder, "/office/observations")
    assert answer.status_code == 200
    assert "Every value that was ever told of a figure" in answer.text
    assert "Open Government Licence v3.0" in answer.text


def test_a_row_is_led_from_its_measure_by_the_measures_title(folder: Path) -> None:
    answer = asked(folder, "/office/observations?measure=calls&_labels=on&_shape=array")
    assert "Calls received" in asked(folder, "/office/observations?measure=calls").text
    assert answer.status_code == 200


def test_every_table_answers(folder: Path) -> None:
    tables = asked(folder, "/office.json").json()["tables"]
    named = [one["name"] for one in tables if not one["hidden"]]
    assert "agenda_items" in named
    assert [name for name in named if asked(folder, f"/office/{name}.json").status_code != 200] == []
