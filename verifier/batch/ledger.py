"""What a run has done, in a database of its own inside the folder, so that it goes on where it was cut off.

Articles are kept as JSON and cards as JSON, by the digest of the article; groups by the digest of what is in them and how it is
compared. A row is written only after the files that it speaks of.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from verifier.errors import ServiceError

FOLDER = ".crosscheck"
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS card (digest TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS done (digest TEXT PRIMARY KEY, told TEXT NOT NULL);
"""
_ARTICLES = """
CREATE TABLE article (at INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, digest TEXT NOT NULL, input INTEGER NOT NULL,
    place TEXT NOT NULL, data TEXT NOT NULL)
"""
_VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An article as it is kept. `input` counts the inputs of the run from 0."""

    id: str
    digest: str
    input: int
    place: str
    data: dict[str, Any]


class Ledger:
    """The database of a run. Use it as a context manager."""

    def __init__(self, out: Path) -> None:
        folder = out / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "run.sqlite"
        try:
            self.database = sqlite3.connect(self.path, isolation_level=None, timeout=1)
            self.database.execute("PRAGMA locking_mode=EXCLUSIVE")  # of two runs in one folder the second is refused
            self.database.execute("PRAGMA journal_mode=WAL")
            self.database.execute("PRAGMA synchronous=NORMAL")
            self.database.executescript(_TABLES)
        except sqlite3.OperationalError as error:
            raise ServiceError(f"another run works in {out}, or {self.path} cannot be written: {error}") from error
        except sqlite3.DatabaseError as error:
            raise ServiceError(f"{self.path}: {error}; remove the folder {folder} to start anew") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.database.close()

    def begin(self, engine: str, *, fresh: bool = False) -> None:
        """Forget the articles of an earlier run, and the cards and groups of another engine; all of them when `fresh`."""
        self.database.execute("BEGIN IMMEDIATE")
        known = self.database.execute("SELECT value FROM meta WHERE name = 'engine'").fetchone()
        self.database.execute("DROP TABLE IF EXISTS article")
        self.database.execute(_ARTICLES)
        if fresh or known is None or known[0] != f"{_VERSION} {engine}":
            self.database.execute("DELETE FROM card")
            self.database.execute("DELETE FROM done")
            self.database.execute("INSERT OR REPLACE INTO meta VALUES ('engine', ?)", (f"{_VERSION} {engine}",))
        self.database.execute("COMMIT")

    def add(self, rows: Sequence[Row]) -> None:
        """Keep articles."""
        values = [(row.id, row.digest, row.input, row.place, json.dumps(row.data, ensure_ascii=False)) for row in rows]
        self.database.execute("BEGIN")
        self.database.executemany("INSERT INTO article (id, digest, input, place, data) VALUES (?, ?, ?, ?, ?)", values)
        self.database.execute("COMMIT")

    def without_card(self, size: int) -> Iterator[list[tuple[str, dict[str, Any]]]]:
        """The articles that no card is known of, in batches: digest and article."""
        after = 0
        query = (
            "SELECT min(at), digest, data FROM article WHERE digest NOT IN (SELECT digest FROM card) AND at > ?"
            " GROUP BY digest ORDER BY min(at) LIMIT ?"
        )
        while rows := self.database.execute(query, (after, size)).fetchall():
            after = rows[-1][0]
            yield [(digest, json.loads(data)) for _, digest, data in rows]

    def add_cards(self, cards: Sequence[tuple[str, Any]]) -> None:
        """Keep cards, or the reasons why there is none, by the digest of their article."""
        self.database.execute("BEGIN")
        self.database.executemany(
            "INSERT OR REPLACE INTO card VALUES (?, ?)", [(digest, json.dumps(data)) for digest, data in cards]
        )
        self.database.execute("COMMIT")

    def counts(self) -> tuple[int, int]:
        """How many articles there are, and how many have no card yet."""
        total = self.database.execute("SELECT count(*) FROM article").fetchone()[0]
        lacking = self.database.execute(
            "SELECT count(DISTINCT digest) FROM article WHERE digest NOT IN (SELECT digest FROM card)"
        ).fetchone()[0]
        return total, lacking

    def numbered(self) -> list[tuple[int, str, int]]:
        """Every article in order: its number, digest and input."""
        return self.database.execute("SELECT at, digest, input FROM article ORDER BY at").fetchall()

    def listed(self) -> Iterator[tuple[int, str, str, Any]]:
        """Every article that has a card, in order: its number, digest, place, and its card or the reason why there is none."""
        query = "SELECT at, article.digest, place, card.data FROM article JOIN card ON card.digest = article.digest ORDER BY at"
        for at, digest, place, data in self.database.execute(query):
            yield at, digest, place, json.loads(data)

    def articles(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Articles by number, in that order."""
        marks = ", ".join("?" * len(numbers))
        rows = dict(self.database.execute(f"SELECT at, data FROM article WHERE at IN ({marks})", tuple(numbers)))  # noqa: S608
        return [json.loads(rows[number]) for number in numbers]

    def by_digest(self, digests: Iterable[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Articles by digest: digest, place and article."""
        for digest in digests:
            for place, data in self.database.execute("SELECT place, data FROM article WHERE digest = ?", (digest,)).fetchall():
                yield digest, place, json.loads(data)

    def place(self, id_: str) -> str:
        """Where an article stands."""
        row = self.database.execute("SELECT place FROM article WHERE id = ?", (id_,)).fetchone()
        return str(row[0]) if row else id_

    def done(self, digest: str) -> dict[str, Any] | None:
        """What is known of a group that was compared."""
        row = self.database.execute("SELECT told FROM done WHERE digest = ?", (digest,)).fetchone()
        return json.loads(row[0]) if row else None

    def finish(self, digest: str, told: dict[str, Any]) -> None:
        """Keep that a group was compared."""
        self.database.execute("INSERT OR REPLACE INTO done VALUES (?, ?)", (digest, json.dumps(told, ensure_ascii=False)))

    def keep_only(self, digests: Sequence[str]) -> None:
        """Forget the groups that are no longer there."""
        self.database.execute("BEGIN")
        self.database.execute("CREATE TEMP TABLE IF NOT EXISTS kept (digest TEXT PRIMARY KEY)")
        self.database.execute("DELETE FROM kept")
        self.database.executemany("INSERT OR IGNORE INTO kept VALUES (?)", [(digest,) for digest in digests])
        self.database.execute("DELETE FROM done WHERE digest NOT IN (SELECT digest FROM kept)")
        self.database.execute("COMMIT")
