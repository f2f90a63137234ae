"""The example office, served as `answerable demo` serves it, and a real browser that looks at it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page

ROOT = Path(__file__).parents[2]
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
TABLET = (820, 1180)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The browser looks at what SQLite serves; what a database does differently, the other tests see."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)
            if os.environ.get("ANSWERABLE_TEST_DB") != "sqlite":
                item.add_marker(pytest.mark.skip(reason="the browser's journeys run on SQLite only"))


@dataclass(frozen=True)
class Demo:
    """A running demo: where it is, and how to sign in as each role."""

    address: str
    passwords: dict[str, str]
    codes: list[str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(home: Path) -> dict[str, str]:
    ours = ("ANSWERABLE", "DATABASE", "DJANGO")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {
        **environment,
        "ANSWERABLE_HOME": str(home),
        "ANSWERABLE_DEMO_HOME": str(home),
        "ANSWERABLE_PLAIN_HTTP": "1",
    }


@pytest.fixture(scope="session")
def built(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What `answerable demo` builds, and what it says of it: to be copied, never served."""
    home = tmp_path_factory.mktemp("built") / "demo"
    command = [sys.executable, "-m", "answerable", "demo", "--no-serve"]
    done = subprocess.run(command, env=_environment(home), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return home, done.stdout


@pytest.fixture(scope="module")
def demo(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The office of the demo, served by a process of its own, for one module: what others change is not seen in it."""
    model, told = built
    home, port = tmp_path_factory.mktemp("demo") / "demo", free_port()
    shutil.copytree(model, home)
    output = home.with_name("output.txt")
    with output.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "answerable", "serve", "--port", str(port)],
            env=_environment(home),
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(process, output, port)
        passwords = dict(re.findall(r"^\s+([a-z-]+)@example\.org\s+(\S+)$", told, re.MULTILINE))
        codes = re.findall(r"does once: (.*)$", told, re.MULTILINE)
        yield Demo(f"http://127.0.0.1:{port}", passwords, codes[0].split(", ") if codes else [])
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def _wait_for(process: "subprocess.Popen[bytes]", output: Path, port: int) -> None:
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail(f"the server ended: {output.read_text()}")
        if _answers(port):
            return
        time.sleep(0.1)
    pytest.fail(f"the server did not start: {output.read_text()}")


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Visitor:
    """Somebody with a browser of their own; any message on its console fails the test."""

    def __init__(self, context: BrowserContext, demo: Demo) -> None:
        self.context, self.demo = context, demo
        self.page: Page = context.new_page()
        self.console: list[str] = []
        self.has_scripts = True
        self.status, self.meant = 0, set[str]()
        self.page.on("console", lambda message: self.console.append(f"{self.page.url}: {message.text}"))
        self.page.on("pageerror", lambda error: self.console.append(f"{self.page.url}: {error}"))

    def goes_to(self, path: str) -> Page:
        answer = self.page.goto(f"{self.demo.address}{path}")
        self.status = answer.status if answer else 0
        return self.page

    def signs_in(self, role: str) -> Page:
        page = self.goes_to("/office/sign-in/")
        page.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill(f"{role}@example.org")
        page.get_by_label("Password", exact=True).fill(self.demo.passwords[role])
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in").click()
        if role == "administrator":
            page.get_by_label(re.compile("code", re.IGNORECASE)).fill(self.demo.codes.pop())
            with page.expect_navigation():
                page.get_by_role("main").get_by_role("button").first.click()
        return page

    def presses(self, button: str) -> Page:
        """The page that a button leads to."""
        return self._lands(self.page.get_by_role("button", name=button, exact=True).first)

    def follows(self, link: str | re.Pattern[str]) -> Page:
        """The page that a link leads to."""
        return self._lands(self.page.get_by_role("main").get_by_role("link", name=link).first)

    def reads_mail(self, words: str) -> str:
        """The text of the newest mail whose subject or reader has these words, as the administrator reads it."""
        self.goes_to(f"/office/outbox/?{urlencode({'q': words})}")
        self._lands(self.page.get_by_role("table").get_by_role("link", name=re.compile(re.escape(words))).first)
        return self.page.get_by_role("main").inner_text()

    def _lands(self, way: Locator) -> Page:
        with self.page.expect_navigation() as landing:
            way.click()
        self.status = landing.value.status
        return self.page

    def is_refused(self, status: int) -> None:
        """What was asked last was refused, and that was meant: the browser says so on its console, which is then no fault."""
        assert self.status == status, self.page.url
        self.meant.add(f"status of {status}")

    def finds_it_accessible(self) -> None:
        """Axe finds nothing, and nothing sticks out at the side."""
        assert self.has_scripts, "axe is a script: without scripts it never answers"
        found = Axe().run(self.page)
        assert not found.response["violations"], f"{self.page.url}\n{found.generate_report()}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} pixels wider than the window"
        assert [line for line in self.console if not any(words in line for words in self.meant)] == []

    def finds_it_accessible_at_every_width(self) -> None:
        """The same of the page in front, narrow and wide, without asking for it again."""
        held = self.page.viewport_size
        for across, down in WIDTHS.values():
            self.page.set_viewport_size({"width": across, "height": down})
            self.finds_it_accessible()
        if held:
            self.page.set_viewport_size(held)


def _opened(browser: Browser, demo: Demo, size: tuple[int, int], *, scripts: bool) -> Visitor:
    across, down = size
    context = browser.new_context(viewport={"width": across, "height": down}, java_script_enabled=scripts)
    context.set_default_timeout(15_000)
    someone = Visitor(context, demo)
    someone.has_scripts = scripts
    return someone


@pytest.fixture
def visitor(browser: Browser, demo: Demo) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: `visitor()` at a desk, `visitor("phone")`, `visitor(scripts=False)`."""
    contexts = []

    def make(width: str = "desk", *, scripts: bool = True) -> Visitor:
        someone = _opened(browser, demo, WIDTHS[width], scripts=scripts)
        contexts.append(someone.context)
        return someone

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def staff(browser: Browser, demo: Demo) -> Iterator[Callable[[str], Visitor]]:
    """Somebody of each role, signed in the first time that they are asked for, with one browser through the module."""
    here: dict[str, Visitor] = {}

    def somebody(role: str) -> Visitor:
        if role not in here:
            here[role] = _opened(browser, demo, WIDTHS["desk"], scripts=True)
            here[role].signs_in(role)
        return here[role]

    yield somebody
    for someone in here.values():
        someone.context.close()
