"""Workers: none outlives its run, and what one cannot do costs nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from verifier.batch import pools
from verifier.batch.pools import Cluster, Here, Lost, Processes, pool_of
from verifier.batch.work import version
from verifier.errors import ServiceError

ROOT = Path(__file__).parents[3]
ENDLESS = """
import sys
from tests.verifier.batch import test_pools
from verifier.batch.pools import Processes
if __name__ == "__main__":
    for name, pid in Processes(2).outcomes([(0, test_pools.who, ()), (1, test_pools.who, ()), (2, test_pools.wait, ())]):
        print(pid, flush=True)
"""


def double(number: int) -> int:
    """Doubles, dies of 3, and has no memory for 5."""
    if number == 3:
        os._exit(1)
    if number == 5:
        raise MemoryError
    return 2 * number


def who() -> int:
    """The process that works on it."""
    return os.getpid()


def wait() -> None:
    """A task that does not end."""
    time.sleep(600)


def gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has buried has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def within(seconds: float, *pids: int) -> bool:
    """Whether processes end in some time."""
    deadline = time.monotonic() + seconds
    while not all(gone(pid) for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_a_process_that_dies_costs_its_own_task_alone() -> None:
    outcomes = dict(Processes(2).outcomes((number, double, (number,)) for number in range(9)))
    assert [number for number, outcome in outcomes.items() if isinstance(outcome, Lost)] in ([3, 5], [5, 3])
    assert {number: outcomes[number] for number in (0, 1, 2, 4, 6, 7, 8)} == {n: 2 * n for n in (0, 1, 2, 4, 6, 7, 8)}


def test_memory_that_does_not_suffice_costs_its_own_task_alone() -> None:
    found = dict(Here().outcomes((number, double, (number,)) for number in (4, 5, 6)))
    assert isinstance(found[5], Lost)
    assert (found[4], found[6]) == (8, 12)


def test_only_a_few_tasks_are_asked_for_ahead() -> None:
    asked: list[int] = []

    def tasks() -> Any:
        for number in range(100, 200):
            asked.append(number)
            yield number, double, (number,)

    with closing(Processes(2).outcomes(tasks())) as outcomes:
        next(outcomes)
        assert len(asked) <= 2 * 2 + 1


def test_workers_end_when_nobody_asks_on() -> None:
    tasks = [(number, who, ()) for number in range(2)] + [(number, wait, ()) for number in range(2, 6)]
    with closing(Processes(2).outcomes(tasks)) as outcomes:
        pid = next(outcomes)[1]
    assert within(30, pid)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc whether a process lives")
def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        pids = [int(process.stdout.readline()) for _ in range(2)]
        assert not any(gone(pid) for pid in pids)
        process.kill()
    assert within(30, *pids)


class Told:
    """Stands in for the client of a cluster: what its workers say of themselves."""

    def __init__(self, versions: dict[str, str] | Exception, workers: int = 1) -> None:
        self.versions, self.workers = versions, workers

    def __enter__(self) -> Told:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def wait_for_workers(self, count: int, timeout: float) -> None:
        if self.workers < count:
            raise TimeoutError

    def run(self, function: Any) -> dict[str, str]:
        if isinstance(self.versions, Exception):
            raise self.versions
        return self.versions


@pytest.mark.parametrize(
    ("client", "told"),
    [
        (Told({}, workers=0), "has no worker"),
        (Told({"tcp://b": "0.0.9"}), "the worker tcp://b has Crosscheck 0.0.9; this machine has"),
        (Told(ModuleNotFoundError("No module named 'verifier'")), "cannot run Crosscheck"),
    ],
    ids=["no worker", "another version", "not installed"],
)
def test_a_cluster_that_would_read_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch, client: Told, told: str) -> None:
    monkeypatch.setattr(pools, "_client", lambda address: client)
    with pytest.raises(ServiceError, match=told), pool_of(1, "tcp://a"):
        pass


def test_a_cluster_of_the_same_version_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_client", lambda address: Told({"tcp://b": version()}))
    with pool_of(1, "tcp://a") as pool:
        assert isinstance(pool, Cluster)


@pytest.mark.slow
def test_a_cluster_loses_only_what_its_workers_die_of() -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        found = dict(Cluster(client).outcomes((number, double, (number,)) for number in (2, 4, 5, 6)))
    assert isinstance(found.pop(5), Lost)
    assert found == {2: 4, 4: 8, 6: 12}


@pytest.mark.slow
def test_a_cluster_that_goes_away_ends_the_run() -> None:
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None)
    with cluster, distributed.Client(cluster.scheduler_address, timeout=10) as client, ThreadPoolExecutor(1) as aside:
        outcomes = Cluster(client).outcomes([(0, who, ()), (1, wait, ()), (2, wait, ())])
        next(outcomes)
        closed = aside.submit(cluster.close)
        with pytest.raises(ServiceError, match="went away"):
            next(outcomes)
        closed.result()
