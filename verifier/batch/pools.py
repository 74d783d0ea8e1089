"""Where work is done: here, in processes of this machine, or on a Dask cluster. Each pool keeps a few tasks in flight, never all.

A pool gives the outcome of each task as it comes; a task whose worker dies again and again is given up with the reason, and the
rest goes on.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from verifier.errors import ServiceError

Task = tuple[Any, Callable[..., Any], tuple[Any, ...]]
"""A name to know it by, a function of `work`, and what it is called with."""
_AHEAD = 2
"""Tasks in flight for each worker."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that no worker could end."""

    why: str


class Pool(Protocol):
    """Does tasks; gives the name of each with its outcome, in the order in which they end."""

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[tuple[Any, Any]]:
        """The outcome of each task, or `Lost`."""
        ...


class Here:
    """Does each task at once, in this process."""

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[tuple[Any, Any]]:
        """The outcome of each task."""
        for name, function, arguments in tasks:
            yield name, function(*arguments)


class Processes:
    """Does tasks in processes of this machine."""

    def __init__(self, count: int) -> None:
        self.count = count

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[tuple[Any, Any]]:
        """The outcome of each task. After a process died, what was in flight is tried again, each task alone."""
        waiting = iter(tasks)
        while True:
            broken: list[Task] = []
            yield from self._until_broken(waiting, broken)
            if not broken:
                return
            for task in broken:
                yield task[0], self._alone(task)

    def _until_broken(self, tasks: Iterator[Task], broken: list[Task]) -> Iterator[tuple[Any, Any]]:
        with ProcessPoolExecutor(self.count, mp_context=_context(), initializer=_begin) as pool:
            flying: dict[Future[Any], Task] = {}
            for task in islice(tasks, self.count * _AHEAD):
                flying[pool.submit(task[1], *task[2])] = task
            while flying:
                done, _ = wait(flying, return_when=FIRST_COMPLETED)
                for future in done:
                    task = flying.pop(future)
                    try:
                        yield task[0], future.result()
                    except BrokenProcessPool:
                        broken += [task, *flying.values()]
                        return
                    following = next(tasks, None)
                    if following is not None:
                        flying[pool.submit(following[1], *following[2])] = following

    def _alone(self, task: Task) -> Any:
        with ProcessPoolExecutor(1, mp_context=_context(), initializer=_begin) as pool:
            try:
                return pool.submit(task[1], *task[2]).result()
            except BrokenProcessPool:
                return Lost("the process that worked on it died")


class Cluster:
    """Does tasks on a Dask cluster, whose workers have this package installed."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[tuple[Any, Any]]:
        """The outcome of each task. The scheduler itself tries a task again whose worker died."""
        from distributed import as_completed  # noqa: PLC0415 (an extra)

        waiting = iter(tasks)
        names: dict[str, Any] = {}
        ahead = max(1, sum(self.client.nthreads().values())) * _AHEAD
        first = [self._submit(task, names) for task in islice(waiting, ahead)]
        running = as_completed(first)  # type: ignore[no-untyped-call]
        for future in running:
            name = names.pop(future.key)
            if future.status == "finished":
                yield name, future.result()
            else:
                yield name, Lost(" ".join(str(future.exception()).split())[:300])
            future.release()
            following = next(waiting, None)
            if following is not None:
                running.add(self._submit(following, names))  # type: ignore[no-untyped-call]

    def _submit(self, task: Task, names: dict[str, Any]) -> Any:
        future = self.client.submit(task[1], *task[2], pure=False)
        names[future.key] = task[0]
        return future


@contextmanager
def pool_of(processes: int, scheduler: str | None) -> Iterator[Pool]:
    """The pool for a number of processes, or for the cluster at an address. Raises `ServiceError` when it cannot be used."""
    if scheduler is not None:
        with _client(scheduler) as client:
            yield Cluster(client)
    elif processes > 1:
        yield Processes(processes)
    else:
        yield Here()


def _client(address: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 (an extra)
    except ModuleNotFoundError as error:
        told = "--scheduler needs Dask, which is not installed here; install it with pip install 'crosscheck[dask]'"
        raise ServiceError(told) from error
    try:
        return Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise ServiceError(f"no Dask scheduler answers at {address}: {error}") from error


def _context() -> multiprocessing.context.BaseContext:
    """New processes, that inherit no lock and no thread of this one."""
    return multiprocessing.get_context("spawn")


def _begin() -> None:
    """Leave interrupts to the process that started this one."""
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
