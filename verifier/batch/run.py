"""A run from end to end: read, make cards, group, compare, write. Each step takes up what an earlier run has done.

Memory holds the cards and the groups; articles and reports pass through it in batches. Files are put in place whole, by renaming.
What no process survived is kept of no run: the next one tries it again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from claims import Article
from claims.alignment.cards import Card, groups
from verifier.batch import index, work
from verifier.batch.inputs import each_article, refuse_missing, renamed
from verifier.batch.ledger import FOLDER, Ledger, Row
from verifier.batch.model import STORIES, Options, Progress, Run, Tally, Unread
from verifier.batch.pools import Lost, Pool, Task
from verifier.errors import ServiceError, UnreadableInput
from verifier.reports.formats import FORMATS

_ROWS = 500
"""Articles written at once."""
_CARDS = 20
"""Articles of one task that makes cards."""
_ENDINGS = "|".join(sorted({re.escape(form.ending) for form in FORMATS.values()}))
_REPORT = re.compile(rf"[0-9a-f]{{16}}\.(?:{_ENDINGS})|\.[0-9a-f]{{16}}\..*\.part")
"""A file that a run wrote; nothing else is ever removed."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Articles, by number, that are compared together. `digest` changes with them and with how they are compared."""

    digest: str
    numbers: tuple[int, ...]
    parted: bool = False


def run(wanted: Run, pool: Pool, *, progress: Progress = lambda step, done, total: None) -> Tally:
    """Do a run. Raises `ServiceError` where the folder cannot be used, `UnreadableInput` where there is nothing to read.

    An interrupted run goes on when it is asked for again.
    """
    refuse_missing(wanted.inputs)
    _refuse_foreign(wanted.out)
    (wanted.out / STORIES).mkdir(parents=True, exist_ok=True)
    tally = Tally()
    with Ledger(wanted.out) as ledger:
        ledger.begin(work.version(), fresh=wanted.fresh)
        unread = list(_read(wanted, ledger, tally, progress))
        if not tally.articles:
            raise UnreadableInput(_nothing(wanted.inputs, unread))
        if wanted.options.same_story is None:
            unread += _make_cards(ledger, pool, tally, progress)
            grouped, without = _grouped(ledger, wanted.options)
            unread += without
        else:
            grouped = _as_asked(ledger, wanted)
        stories = _compared(ledger, pool, wanted, grouped, unread, tally, progress)
    tally.stories = len(stories)
    tally.unread = sum(one.what is None for one in unread)
    tally.findings = sum(count for story in stories for grade, count in story["findings"].items() if grade != "info")
    _tidy(wanted.out, stories)
    listed = sorted(unread, key=lambda one: (one.place, one.what or "", one.why))
    index.write(wanted.out, stories, listed, put, lang=wanted.options.lang)
    return tally


def _refuse_foreign(out: Path) -> None:
    """Raise `ServiceError` for a folder that holds files of the names a run writes, and no run."""
    if (out / FOLDER).is_dir():
        return
    for name in (index.PAGE, index.LINES, index.PASSED_OVER, STORIES):
        if (out / name).exists():
            raise ServiceError(f"{out} holds {name!r}, which no run wrote; give --out a folder of its own")


def _nothing(names: Sequence[str], unread: Sequence[Unread]) -> str:
    told = f"; {unread[0].place}: {unread[0].why}" if unread else ""
    more = f" (and {len(unread) - 1} more)" if len(unread) > 1 else ""
    return f"no article could be read in {', '.join(names[:3])}{told}{more}"


def _read(wanted: Run, ledger: Ledger, tally: Tally, progress: Progress) -> Iterator[Unread]:
    ids = _Ids()
    rows: list[Row] = []
    for number, name in enumerate(wanted.inputs):
        for place, found in each_article(name, besides=wanted.out, language=wanted.language, published=wanted.published):
            if isinstance(found, Unread):
                yield found
                continue
            article = ids.own(found)
            if article is None:
                yield Unread(place=place, why=f"the same article as {found.id!r} before it")
                continue
            rows.append(Row(id=article.id, digest=work.digest(article), input=number, place=place, data=work.as_sent(article)))
            tally.articles += 1
            if len(rows) == _ROWS:
                ledger.add(rows)
                rows.clear()
                progress("read", tally.articles, tally.articles)
    ledger.add(rows)
    progress("read", tally.articles, tally.articles)


class _Ids:
    """The ids that are taken, by which articles of many files are told apart."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._last: dict[str, int] = {}

    def own(self, article: Article) -> Article | None:
        """The article under an id of its own; None for a copy of one that was read."""
        digest = work.digest(article)
        if digest in self._seen:
            return None
        self._seen.add(digest)
        if article.id not in self._last:
            self._last[article.id] = 1
            return article
        while True:
            self._last[article.id] += 1
            found = renamed(article, self._last[article.id])
            if found.id not in self._last:
                self._last[found.id] = 1
                return found


def _make_cards(ledger: Ledger, pool: Pool, tally: Tally, progress: Progress) -> list[Unread]:
    """Make the cards that are lacking. Gives the articles that no process survives."""
    total, lacking = ledger.counts()
    tally.reused += total - lacking
    done = total - lacking
    progress("card", done, total)
    batches: dict[int, list[str]] = {}
    lost: list[str] = []

    def tasks() -> Iterator[Task]:
        for number, batch in enumerate(ledger.without_card(_CARDS)):
            batches[number] = [digest for digest, _ in batch]
            yield number, work.make_cards, ([data for _, data in batch],)

    with closing(pool.outcomes(tasks())) as outcomes:
        for number, outcome in outcomes:
            digests = batches.pop(number)
            if isinstance(outcome, Lost):
                lost += digests
                continue
            ledger.add_cards(list(zip(digests, outcome, strict=True)))
            done += len(digests)
            progress("card", done, total)
    unread = list(_cards_alone(ledger, pool, lost))
    if lost:
        progress("card", total, total)
    return unread


def _cards_alone(ledger: Ledger, pool: Pool, digests: Sequence[str]) -> Iterator[Unread]:
    """Make the cards of a batch that no process survived, one by one."""
    tasks = (((digest, place), work.make_cards, ([data],)) for digest, place, data in ledger.by_digest(digests))
    with closing(pool.outcomes(tasks)) as outcomes:
        for (digest, place), outcome in outcomes:
            if isinstance(outcome, Lost):
                yield Unread(place=place, why=outcome.why)
            else:
                ledger.add_cards([(digest, outcome[0])])


def _grouped(ledger: Ledger, options: Options) -> tuple[list[_Group], list[Unread]]:
    """The groups, and the articles that the engine failed on."""
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
        digest = _digest(options, [digests[at] for at in group.members])
        found.append(_Group(digest, tuple(numbers[at] for at in group.members), group.parted))
    return found, without


def _as_asked(ledger: Ledger, wanted: Run) -> list[_Group]:
    """The articles of each input as one group, or each article as one."""
    members: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, digest, source in ledger.numbered():
        members[source if wanted.options.same_story else number].append((number, digest))
    for source, found in members.items():
        if len(found) > wanted.options.most:
            told = f"{wanted.inputs[source]} holds {len(found)} articles; at most {wanted.options.most} are taken as one story"
            raise ServiceError(told)
    return [
        _Group(_digest(wanted.options, [digest for _, digest in found]), tuple(number for number, _ in found))
        for found in members.values()
    ]


def _digest(options: Options, digests: Sequence[str]) -> str:
    return hashlib.sha256("\0".join([options.digest, *digests]).encode()).hexdigest()


def _compared(
    ledger: Ledger,
    pool: Pool,
    wanted: Run,
    grouped: Sequence[_Group],
    unread: list[Unread],
    tally: Tally,
    progress: Progress,
) -> list[dict[str, Any]]:
    """Compare the groups that were not, and give what the index says of every story."""
    todo = [group for group in grouped if not _is_done(ledger, wanted.out, group.digest)]
    members = {group.digest: group.numbers for group in grouped}
    total = sum(len(group.numbers) for group in grouped)
    done = total - sum(len(group.numbers) for group in todo)
    tally.reused += len(grouped) - len(todo)
    progress("compare", done, total)
    options = {**asdict(wanted.options), "formats": list(wanted.options.formats)}
    lost: dict[str, dict[str, Any]] = {}
    tasks: Iterator[Task] = ((group.digest, work.compare_group, (ledger.articles(group.numbers), options)) for group in todo)
    with closing(pool.outcomes(tasks)) as outcomes:
        for digest, outcome in outcomes:
            if isinstance(outcome, Lost):
                lost[digest] = {}
                continue
            ledger.finish(digest, _written(wanted.out, outcome))
            done += len(members[digest])
            progress("compare", done, total)
    for digest in lost:
        lost[digest] = _written(wanted.out, _rescued(pool, ledger.articles(members[digest]), options))
        done += len(members[digest])
        progress("compare", done, total)
    ledger.keep_only([group.digest for group in grouped])
    stories = []
    for group in grouped:
        told = lost.get(group.digest) or ledger.done(group.digest) or {"stories": [], "failed": {}}
        unread += [Unread(place=ledger.place(id_), why=why) for id_, why in sorted(told["failed"].items())]
        stories += [{**story, "parted": True} if group.parted else story for story in told["stories"]]
    return stories


def _rescued(pool: Pool, sent: Sequence[dict[str, Any]], options: dict[str, Any]) -> dict[str, Any]:
    """What can be told of a group that no process survived: the articles that are to blame are left out."""
    failed: dict[str, str] = {}
    with closing(pool.outcomes((article["id"], work.read_whole, (article,)) for article in sent)) as outcomes:
        failed |= {id_: outcome.why for id_, outcome in outcomes if isinstance(outcome, Lost)}
    rest = [article for article in sent if article["id"] not in failed]
    with closing(pool.outcomes([("rest", work.compare_group, (rest, options))])) as outcomes:
        _, outcome = next(outcomes)
    if isinstance(outcome, Lost):
        return {"stories": [], "failed": {**failed, **{article["id"]: outcome.why for article in rest}}}
    return {**outcome, "failed": {**failed, **outcome["failed"]}}


def _written(out: Path, outcome: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a group, once its reports are written."""
    for story in outcome["stories"]:
        for form, content in story["files"].items():
            put(out / STORIES / story["summary"]["files"][form], content)
    return {"stories": [story["summary"] for story in outcome["stories"]], "failed": outcome["failed"]}


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
        if path.name not in kept and _REPORT.fullmatch(path.name):
            path.unlink()


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    os.replace(beside, path)


def read_index(out: Path) -> list[dict[str, Any]]:
    """The stories of a run, as its index lists them."""
    return [json.loads(line) for line in (out / index.LINES).read_text(encoding="utf-8").splitlines()]
