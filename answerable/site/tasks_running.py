"""Running tasks one after the other in the worker process, and taking up those that an earlier worker left."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import BinaryIO

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections
from django.db.models import Q
from django.utils.timezone import localtime
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from answerable.bodies.operations import turn_over
from answerable.evidence.operations import reading
from answerable.kit import http, outbox
from answerable.kit.audit import Actor
from answerable.measures.queries.pages import review_day
from answerable.publishing.operations import files, newsletter_sending, subscribers
from answerable.publishing.operations.duty_checks import check_nightly
from answerable.publishing.operations.proposals_going import release_due
from answerable.scrutiny.operations.commissions_reminding import remind_due
from answerable.scrutiny.operations.questions import sweep_askings

INTERVAL = 0.5
"""Seconds between two looks into an empty queue."""
SWEEP = reading.SILENCE.total_seconds()
"""Seconds between two sweeps."""
LOST_AFTER = timedelta(hours=1)
"""A task that another machine has run for so long is taken for lost: no reading may take nearly as much."""
MOST_TRIES = 3
_log = logging.getLogger(__name__)


class WorkerEnded(Exception):
    """The worker ended in the midst of the task."""


def run(until: BinaryIO) -> None:
    """Runs tasks until `until` ends: what is being done is finished, and the process ends."""
    resume_lost(at=http.now())
    # What was done two weeks ago is forgotten.
    call_command("prune_db_task_results", verbosity=0)
    worker = Worker(
        queue_names=["default"],
        interval=INTERVAL,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_name(),
        excluded_queue_names=[],
    )
    threading.Thread(target=_end_with, args=(until, worker), daemon=True).start()
    threading.Thread(target=_sweep_now_and_then, daemon=True).start()
    worker.run()


def worker_name() -> str:
    """How this process signs the tasks that it takes."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}"


def resume_lost(*, at: datetime) -> int:
    """Puts the tasks anew into the queue whose worker ended in their midst: this machine's, and others' after an hour.

    To be called when this machine's worker starts. A task that ended three workers is not tried again. The number of tasks put back.
    """
    put_back = 0
    for result in DBTaskResult.objects.running():
        mine = bool(result.worker_ids) and result.worker_ids[-1].startswith(f"{socket.gethostname()[:40]}:")
        if mine or result.started_at is None or result.started_at < at - LOST_AFTER:
            result.set_failed(WorkerEnded(f"{''.join(result.worker_ids[-1:])} ended in the midst of it."))
            if result.task_path == reading.read_document_task.module_path:
                # The paper counts as being read until somebody says that nobody reads it.
                reading.reader_ended(*result.args_kwargs["args"], at=at)
            put_back += _tried_anew(result)
    return put_back


def _tried_anew(result: DBTaskResult) -> bool:  # type: ignore[type-arg]
    """Puts the task into the queue again, unless it ended as many workers as it may."""
    ended = f"{WorkerEnded.__module__}.{WorkerEnded.__qualname__}"
    same = Q(task_path=result.task_path, args_kwargs=result.args_kwargs, exception_class_path=ended)
    if DBTaskResult.objects.failed().filter(same).count() >= MOST_TRIES:
        return False
    result.task.enqueue(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])
    return True


def sweep(*, at: datetime) -> None:
    """Takes up what nobody has taken up: papers whose reading broke off, mail that has not gone, reports that are due.

    What one of them stumbles over does not keep the others from their turn.
    """
    for taken_up, words in SWEEPS:
        try:
            taken_up(at)
        except Exception:  # noqa: BLE001 - logged with its trace
            # Whatever it is: the thread that sweeps must live on, or papers and mail would wait for the next start.
            _log.exception("%s could not be looked for", words)


def _turn_over(at: datetime) -> None:
    """A body that becomes another on a day is it from the beginning of that day."""
    turn_over(on=review_day(localtime(at).date()), by=SWEEPER, at=at)


SWEEPER = Actor("system:sweep", "system")
SWEEPS: tuple[tuple[Callable[[datetime], object], str], ...] = (
    (lambda at: reading.sweep(at=at), "papers whose reading broke off"),
    (outbox.sweep, "mail that waits"),
    (_turn_over, "what the body is from today"),
    (check_nightly, "what must be published, once a day"),
    (sweep_askings, "marks of where questions came from"),
    (subscribers.sweep, "addresses that nobody confirmed"),
    (newsletter_sending.sweep, "newsletters whose sending broke off"),
    (release_due, "a release that is due"),
    (lambda _: files.sweep(), "files of the public site that are not made"),
    (lambda at: remind_due(at, site=our_address()), "reports that the force is to be reminded of"),
)


def our_address() -> str:
    """How the address of the site begins, for mails that no request asked for; empty where no origin is set."""
    return next(iter(settings.CSRF_TRUSTED_ORIGINS), "")


def _sweep_now_and_then() -> None:
    while True:
        try:
            sweep(at=http.now())
        finally:
            close_old_connections()
        time.sleep(SWEEP)


def _end_with(stream: BinaryIO, worker: Worker) -> None:
    """Waits for the end of the stream, then for the end of the task, and ends the process."""
    stream.read()
    worker.running = False
    while worker.running_task:
        time.sleep(INTERVAL / 10)
    os._exit(0)
