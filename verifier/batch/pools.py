"""Where work is done: here, in processes of this machine, or on a Dask cluster. Each pool keeps a few tasks in flight, never all.

A pool gives the outcome of each task as it comes; a task whose worker dies again and again is given up with the reason, and the
rest goes on. No worker outlives the run, however that ends: what was in flight is done again by the next one.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any, Protocol

from verifier.batch.work import version
from verifier.errors import ServiceError

Task = tuple[Any, Callable[..., Any], tuple[Any, ...]]
"""A name to know it by, a function of `work`, and what it is called with."""
_AHEAD = 2
"""Tasks in flight for each worker."""
_ANSWERS = 10
"""Seconds in which a scheduler answers."""
_JOINS = 60
"""Seconds in which a cluster has its first worker."""
_MEMORY = "there was not enough memory for it"


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that no worker could end."""

    why: str


class Pool(Protocol):
    """Does tasks; gives the name of each with its outcome, in the order in which they end."""

    def outcomes(self, tasks: Iterable[Task]) -> Generator[tuple[Any, Any], None, None]:
        """The outcome of each task, or `Lost`."""
        ...


class Here:
    """Does each task at once, in this process."""

    def outcomes(self, tasks: Iterable[Task]) -> Generator[tuple[Any, Any], None, None]:
        """The outcome of each task."""
        for name, function, arguments in tasks:
            try:
                outcome = function(*arguments)
            except MemoryError:
                outcome = Lost(_MEMORY)
            yield name, outcome


class Processes:
    """Does tasks in processes of this machine."""

    def __init__(self, count: int) -> None:
        self.count = count

    def outcomes(self, tasks: Iterable[Task]) -> Generator[tuple[Any, Any], None, None]:
        """The outcome of each task. After a process died, what was in flight is tried again, each task alone."""
        waiting = iter(tasks)
        while True:
            broken: list[Task] = []
            yield from self._until_broken(waiting, broken)
            if not broken:
                return
            for task in broken:
                yield task[0], self._alone(task)

    def _until_broken(self, tasks: Iterator[Task], broken: list[Task]) -> Generator[tuple[Any, Any], None, None]:
        with _executor(self.count) as pool:
            flying: dict[Future[Any], Task] = {}
            for task in islice(tasks, self.count * _AHEAD):
                _submit(pool, task, flying, broken)
            while flying and not broken:
                done, _ = wait(flying, return_when=FIRST_COMPLETED)
                for future in done:
                    task = flying.pop(future)
                    try:
                        outcome = future.result()
                    except BrokenProcessPool:
                        broken.append(task)
                        continue
                    except MemoryError:
                        outcome = Lost(_MEMORY)
                    yield task[0], outcome
                    following = next(tasks, None) if not broken else None
                    if following is not None:
                        _submit(pool, following, flying, broken)
            broken += flying.values()

    def _alone(self, task: Task) -> Any:
        with _executor(1) as pool:
            try:
                return pool.submit(task[1], *task[2]).result()
            except BrokenProcessPool:
                return Lost("the process that worked on it died")
            except MemoryError:
                return Lost(_MEMORY)


def _submit(pool: ProcessPoolExecutor, task: Task, flying: dict[Future[Any], Task], broken: list[Task]) -> None:
    try:
        flying[pool.submit(task[1], *task[2])] = task
    except BrokenProcessPool:
        broken.append(task)


class Cluster:
    """Does tasks on a Dask cluster, whose workers have this package installed."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def outcomes(self, tasks: Iterable[Task]) -> Generator[tuple[Any, Any], None, None]:
        """The outcome of each task. The scheduler itself tries a task again whose worker died.

        Raises `ServiceError` when the cluster goes away or cannot do the work.
        """
        from distributed import as_completed  # noqa: PLC0415 (an extra)

        waiting = iter(tasks)
        names: dict[str, Any] = {}
        ahead = max(1, sum(self.client.nthreads().values())) * _AHEAD
        first = [self._submit(task, names) for task in islice(waiting, ahead)]
        running = as_completed(first)  # type: ignore[no-untyped-call]
        for future in running:
            yield names.pop(future.key), _outcome(future)
            future.release()
            following = next(waiting, None)
            if following is not None:
                running.add(self._submit(following, names))  # type: ignore[no-untyped-call]

    def _submit(self, task: Task, names: dict[str, Any]) -> Any:
        future = self.client.submit(task[1], *task[2], pure=False)
        names[future.key] = task[0]
        return future


def _outcome(future: Any) -> Any:
    """What a task of a cluster came to. A worker that dies of it is its fault, everything else that of the cluster."""
    from distributed import KilledWorker  # noqa: PLC0415 (an extra)

    if future.status == "finished":
        return future.result()
    if future.status != "error":
        raise ServiceError("the Dask cluster went away; the same command goes on from here")
    error = future.exception()
    if isinstance(error, KilledWorker):
        return Lost("the workers that worked on it died")
    if isinstance(error, MemoryError):
        return Lost(_MEMORY)
    raise ServiceError(f"the Dask cluster cannot do the work: {type(error).__name__}: {error}")


@contextmanager
def pool_of(processes: int, scheduler: str | None) -> Iterator[Pool]:
    """The pool for a number of processes, or for the cluster at an address. Raises `ServiceError` when it cannot be used."""
    if scheduler is not None:
        with _client(scheduler) as client:
            _refuse_others(client, scheduler)
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
        return Client(address, timeout=_ANSWERS)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise ServiceError(f"no Dask scheduler answers at {address}: {error}") from error


def _refuse_others(client: Any, address: str) -> None:
    """Raise `ServiceError` for a cluster without workers, or with some that would read an article otherwise than this machine."""
    try:
        client.wait_for_workers(1, timeout=_JOINS)
    except TimeoutError as error:
        raise ServiceError(f"the Dask scheduler at {address} has no worker") from error
    try:
        told = client.run(version)
    except Exception as error:
        raise ServiceError(f"the workers of {address} cannot run Crosscheck: {type(error).__name__}: {error}") from error
    own = version()
    for worker, other in sorted(told.items()):
        if other != own:
            raise ServiceError(f"the worker {worker} has Crosscheck {other}; this machine has {own}")


@contextmanager
def _executor(count: int) -> Iterator[ProcessPoolExecutor]:
    """New processes, that inherit no lock and no thread of this one, and end with this one."""
    context = multiprocessing.get_context("spawn")
    theirs, own = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(theirs,))
    try:
        yield pool
    except BaseException:
        own.close()  # ends the workers: nobody waits for what is in flight
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        own.close()
        theirs.close()


def _begin(run: Connection) -> None:
    """Leave interrupts to the process that started this one, and end when it closes its side of `run` or is gone."""
    import signal  # noqa: PLC0415
    import threading  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(run,), daemon=True).start()


def _end_with(run: Connection) -> None:
    run.poll(None)
    os._exit(1)
