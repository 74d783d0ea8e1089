"""A run from end to end: read, make cards, group, compare, write. Each step takes up what an earlier run has done.

Memory holds the cards and the groups; articles and reports pass through it in batches. Files are put in place whole, by renaming.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claims import Article
from claims.alignment.cards import Card, groups
from claims.version import ENGINE_VERSION
from verifier.batch import index, work
from verifier.batch.inputs import each_article, renamed
from verifier.batch.ledger import Ledger
from verifier.batch.model import STORIES, Options, Progress, Run, Tally, Unread
from verifier.batch.pools import Lost, Pool, Task

_ROWS = 500
"""Articles written at once."""
_CARDS = 20
"""Articles of one task that makes cards."""


def run(wanted: Run, pool: Pool, *, progress: Progress = lambda step, done, total: None) -> Tally:
    """Do a run. Raises `ServiceError` where the folder cannot be used. An interrupted one goes on when it is asked for again."""
    (wanted.out / STORIES).mkdir(parents=True, exist_ok=True)
    tally = Tally()
    with Ledger(wanted.out) as ledger:
        ledger.begin(ENGINE_VERSION)
        unread = list(_read(wanted, ledger, tally, progress))
        _make_cards(ledger, pool, tally, progress)
        grouped, without = _grouped(ledger, wanted.options)
        unread += without
        stories = _compared(ledger, pool, wanted, grouped, unread, tally, progress)
    tally.stories = len(stories)
    tally.unread = len(unread)
    tally.findings = sum(count for story in stories for grade, count in story["findings"].items() if grade != "info")
    _tidy(wanted.out, stories)
    index.write(wanted.out, stories, sorted(unread, key=lambda one: (one.place, one.why)), put)
    return tally


def _read(wanted: Run, ledger: Ledger, tally: Tally, progress: Progress) -> Iterator[Unread]:
    taken: dict[str, str] = {}
    rows: list[tuple[str, str, str, dict[str, Any]]] = []
    for place, found in each_article(wanted.inputs, language=wanted.language, published=wanted.published):
        if isinstance(found, Unread):
            yield found
            continue
        article, digest = _own(found, taken)
        if article is None:
            yield Unread(place=place, why=f"the same article as {found.id!r} before it")
            continue
        taken[article.id] = digest
        rows.append((article.id, digest, place, work.as_sent(article)))
        tally.articles += 1
        if len(rows) == _ROWS:
            ledger.add(rows)
            rows.clear()
            progress("read", tally.articles, tally.articles)
    ledger.add(rows)
    progress("read", tally.articles, tally.articles)


def _own(article: Article, taken: dict[str, str]) -> tuple[Article | None, str]:
    """The article under an id of its own, None where it is a copy of one that was read."""
    digest = work.digest(article)
    number = 1
    found = article
    while found.id in taken:
        if taken[found.id] == work.digest(found):
            return None, digest
        number += 1
        found = renamed(article, number)
    return found, work.digest(found)


def _make_cards(ledger: Ledger, pool: Pool, tally: Tally, progress: Progress) -> None:
    total, lacking = ledger.counts()
    tally.reused += total - lacking
    done = total - lacking
    progress("card", done, total)
    batches: dict[int, list[str]] = {}

    def tasks() -> Iterator[Task]:
        for number, batch in enumerate(ledger.without_card(_CARDS)):
            batches[number] = [digest for digest, _ in batch]
            yield number, work.make_cards, ([data for _, data in batch],)

    for number, outcome in pool.outcomes(tasks()):
        digests = batches.pop(number)
        cards = [outcome.why] * len(digests) if isinstance(outcome, Lost) else outcome
        ledger.add_cards(list(zip(digests, cards, strict=True)))
        done += len(digests)
        progress("card", done, total)


def _grouped(ledger: Ledger, options: Options) -> tuple[list[tuple[str, list[int]]], list[Unread]]:
    """The groups with their digests, and the articles that have no card."""
    numbers: list[int] = []
    digests: list[str] = []
    cards: list[Card] = []
    without: list[Unread] = []
    for number, digest, place, data in ledger.listed():
        if isinstance(data, str):
            without.append(Unread(place=place, why=data))
        else:
            numbers.append(number)
            digests.append(digest)
            cards.append(Card.from_dict(data))
    found = []
    for group in groups(cards, most=options.most):
        told = "\0".join([options.digest, *(digests[at] for at in group)])
        found.append((hashlib.sha256(told.encode()).hexdigest(), [numbers[at] for at in group]))
    return found, without


def _compared(
    ledger: Ledger,
    pool: Pool,
    wanted: Run,
    grouped: Sequence[tuple[str, list[int]]],
    unread: list[Unread],
    tally: Tally,
    progress: Progress,
) -> list[dict[str, Any]]:
    """Compare the groups that were not, and give what the index says of every story."""
    todo = [(digest, numbers) for digest, numbers in grouped if not _is_done(ledger, wanted.out, digest)]
    members = dict(grouped)
    total = sum(len(numbers) for _, numbers in grouped)
    done = total - sum(len(numbers) for _, numbers in todo)
    tally.reused += len(grouped) - len(todo)
    progress("compare", done, total)
    options = {**asdict(wanted.options), "formats": list(wanted.options.formats)}
    tasks: Iterator[Task] = ((digest, work.compare_group, (ledger.articles(numbers), options)) for digest, numbers in todo)
    for digest, outcome in pool.outcomes(tasks):
        _keep(ledger, wanted.out, digest, outcome, members[digest])
        done += len(members[digest])
        progress("compare", done, total)
    ledger.keep_only([digest for digest, _ in grouped])
    told = [found for digest, _ in grouped if (found := ledger.done(digest)) is not None]
    unread += [Unread(place=ledger.place(id_), why=why) for found in told for id_, why in sorted(found["failed"].items())]
    return [story for found in told for story in found["stories"]]


def _keep(ledger: Ledger, out: Path, digest: str, outcome: Any, numbers: Sequence[int]) -> None:
    if isinstance(outcome, Lost):
        failed = {article["id"]: outcome.why for article in ledger.articles(numbers)}
        ledger.finish(digest, {"stories": [], "failed": failed})
        return
    for story in outcome["stories"]:
        for form, content in story["files"].items():
            put(out / STORIES / story["summary"]["files"][form], content)
    ledger.finish(digest, {"stories": [story["summary"] for story in outcome["stories"]], "failed": outcome["failed"]})


def _is_done(ledger: Ledger, out: Path, digest: str) -> bool:
    """True for a group that was compared, whose files are all there."""
    told = ledger.done(digest)
    if told is None:
        return False
    return all((out / STORIES / name).is_file() for story in told["stories"] for name in story["files"].values())


def _tidy(out: Path, stories: Sequence[dict[str, Any]]) -> None:
    """Remove the reports of stories that are no longer there."""
    kept = {name for story in stories for name in story["files"].values()}
    for path in (out / STORIES).iterdir():
        if path.name not in kept:
            path.unlink()


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    os.replace(beside, path)


def read_index(out: Path) -> list[dict[str, Any]]:
    """The stories of a run, as its index lists them."""
    return [json.loads(line) for line in (out / index.LINES).read_text(encoding="utf-8").splitlines()]
