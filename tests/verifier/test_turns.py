"""Requests of a process read one after the other; one that lasts is not waited for."""

from __future__ import annotations

import threading
import time

from verifier.turns import Turns


class Log:
    """Who is reading, as threads come and go."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now = self.most = self.done = 0

    def read(self, turns: Turns, seconds: float) -> None:
        with turns.turn():
            with self.lock:
                self.now += 1
                self.most = max(self.most, self.now)
            time.sleep(seconds)
            with self.lock:
                self.now -= 1
                self.done += 1


def run(log: Log, turns: Turns, *seconds: float) -> None:
    threads = [threading.Thread(target=log.read, args=(turns, each)) for each in seconds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


def test_one_reads_at_a_time() -> None:
    log = Log()
    run(log, Turns(longest=30), *[0.01] * 8)
    assert (log.most, log.done) == (1, 8)


def test_a_turn_that_lasts_is_not_waited_for() -> None:
    log, turns = Log(), Turns(longest=0.05)
    with turns.turn():  # lasts until all others are done
        run(log, turns, 0.0, 0.0, 0.0)
        assert log.done == 3
    run(log, turns, 0.0)
    assert log.done == 4, "the one that was passed ends nobody else's turn"


def test_whoever_is_passed_ends_no_turn_but_its_own() -> None:
    moment = [0.0]
    turns, log = Turns(longest=1.0, clock=lambda: moment[0]), Log()
    first, second = turns.turn(), turns.turn()
    first.__enter__()
    moment[0] = 2.0
    second.__enter__()  # the first has had its turn
    first.__exit__(None, None, None)
    third = threading.Thread(target=log.read, args=(turns, 0.0))
    third.start()
    time.sleep(0.05)
    assert log.done == 0, "the second still has its turn"
    second.__exit__(None, None, None)
    third.join(30)
    assert log.done == 1


def test_turns_are_taken_in_the_order_of_asking() -> None:
    turns, order = Turns(longest=30), list[int]()

    def ask(number: int) -> None:
        with turns.turn():
            order.append(number)
            time.sleep(0.01)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    with turns.turn():
        for thread in threads:
            thread.start()
            time.sleep(0.02)  # each stands in line before the next comes
    for thread in threads:
        thread.join(30)
    assert order == list(range(6))


def test_a_reading_that_fails_gives_its_turn_back() -> None:
    turns, log = Turns(longest=30), Log()
    try:
        with turns.turn():
            raise ValueError("unreadable")
    except ValueError:
        run(log, turns, 0.0)
    assert log.done == 1
