"""Slow work: at once where nobody serves, else by the one worker beside the server, which ends with it and is replaced when it dies."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from answerable.evidence.models import Document
from answerable.evidence.operations import reading
from answerable.evidence.tests.make import PAPER, waiting
from answerable.kit.models import MessageStatus, OutboxMessage
from answerable.site import tasks_running
from answerable.site.tasks_running import MOST_TRIES, resume_lost
from tests.errands import leave_word
from tests.installation import ROOT, Installation

AT = timezone.now()  # noqa: TID251 - the library's own rows are stamped by its clock
ENQUEUE = "import sys, django; django.setup(); from tests.errands import leave_word; leave_word.enqueue(sys.argv[1], float(sys.argv[2]))"

BESIDE = "import time; from answerable.site import tasks; tasks.Supervisor().start(); time.sleep(300)"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(office: Installation) -> Iterator[subprocess.Popen[str]]:
    child = office.start("serve", "--port", str(free_port()), "--workers", "1")
    try:
        yield child
    finally:
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=30)


def enqueue(office: Installation, path: Path, seconds: float = 0) -> None:
    environment = {**office.environment, "ANSWERABLE_WORKER": "1"}
    subprocess.run([sys.executable, "-c", ENQUEUE, str(path), str(seconds)], env=environment, check=True, cwd=ROOT)


def word_in(path: Path) -> int:
    """The process that did the task, when it has."""
    return int(awaited(lambda: path.read_text() if path.exists() else ""))


def awaited(asked: Callable[[], str], seconds: float = 60) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := asked():
            return answer
        time.sleep(0.05)
    pytest.fail(f"It did not come within {seconds:g} seconds.")


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_without_a_server_a_task_is_done_at_once(tmp_path: Path) -> None:
    leave_word.enqueue(str(tmp_path / "word"))
    assert (tmp_path / "word").read_text() == str(os.getpid())


@pytest.mark.slow
def test_a_server_has_a_worker_of_its_own_that_is_replaced_and_ends_with_it(
    office: Installation, tmp_path: Path
) -> None:
    with served(office) as server:
        enqueue(office, tmp_path / "first")
        first = word_in(tmp_path / "first")
        assert first != server.pid
        os.kill(first, signal.SIGKILL)
        enqueue(office, tmp_path / "second")
        second = word_in(tmp_path / "second")
        assert second != first
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)
        assert server.returncode == 0
        awaited(lambda: "" if is_alive(second) else "ended", 20)


@pytest.mark.slow
def test_a_worker_does_not_outlive_what_it_stands_beside(office: Installation, tmp_path: Path) -> None:
    beside = subprocess.Popen([sys.executable, "-c", BESIDE], env=office.environment, cwd=ROOT)
    enqueue(office, tmp_path / "word")
    worker = word_in(tmp_path / "word")
    beside.kill()
    beside.wait()
    awaited(lambda: "" if is_alive(worker) else "ended", 20)


def running(name: str, *, since: timedelta = timedelta(0), path: str = "x") -> DBTaskResult:  # type: ignore[type-arg]
    made: DBTaskResult = DBTaskResult(  # type: ignore[type-arg]
        task_path="tests.errands.leave_word",
        args_kwargs={"args": [path], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
        status="RUNNING",
        started_at=AT - since,
        worker_ids=[name],
    )
    made.save()
    return made


def being_read(*, attempt: int) -> Document:
    """A paper of which the ledger says that somebody reads it, and was heard of just now."""
    document = waiting()
    Document.objects.filter(pk=document.pk).update(state=Document.State.READING, heard_at=AT, attempt=attempt)
    return document


def of_reading(name: str, document: Document) -> None:
    """The task of reading that paper, which a worker of that name has begun."""
    task = running(name)
    task.task_path = reading.read_document_task.module_path
    task.args_kwargs = {"args": [document.pk], "kwargs": {}}
    task.save(update_fields=["task_path", "args_kwargs"])


def state(document: Document) -> str:
    document.refresh_from_db()
    return document.state


@pytest.fixture
def here() -> str:
    return f"{socket.gethostname()[:40]}:1"


@pytest.mark.django_db
class TestLost:
    def test_a_task_whose_worker_ended_is_done_again(self, here: str, tmp_path: Path) -> None:
        running(here, path=str(tmp_path / "word"))
        assert (resume_lost(at=AT), (tmp_path / "word").exists()) == (1, True)

    def test_what_another_machine_is_doing_is_left(self) -> None:
        running("elsewhere:1", since=timedelta(minutes=5))
        assert resume_lost(at=AT) == 0

    def test_what_another_machine_has_long_lost_is_done_again(self, tmp_path: Path) -> None:
        running("elsewhere:1", since=timedelta(hours=2), path=str(tmp_path / "word"))
        assert resume_lost(at=AT) == 1

    def test_a_paper_whose_reading_ended_with_its_worker_is_read_again_at_once(self, here: str) -> None:
        document = being_read(attempt=1)
        of_reading(here, document)
        assert (resume_lost(at=AT), state(document)) == (1, Document.State.READ)

    def test_a_paper_that_ends_every_worker_is_refused_and_kept(self, here: str) -> None:
        document = being_read(attempt=reading.MOST_ATTEMPTS)
        of_reading(here, document)
        resume_lost(at=AT)
        assert (state(document), bytes(document.upload.content)) == (Document.State.REFUSED, PAPER.encode())

    def test_a_task_that_ends_every_worker_is_given_up(self, here: str, tmp_path: Path) -> None:
        tried = []
        for _ in range(MOST_TRIES):
            running(here, path=str(tmp_path / "word"))
            tried.append(resume_lost(at=AT))
        assert tried == [1, 1, 0]


@pytest.mark.django_db
def test_a_sweep_tries_mail_again_that_waits_though_papers_cannot_be_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(at: datetime) -> None:
        raise ValueError("gone")

    monkeypatch.setattr(tasks_running, "SWEEPS", ((broken, "papers"), *tasks_running.SWEEPS[1:]))
    message = OutboxMessage.objects.create(to="force@example.org", subject="Due", text="Soon.", created=AT)
    tasks_running.sweep(at=AT)
    message.refresh_from_db()
    assert message.status == MessageStatus.KEPT
