"""How long a look-up among stored claims takes, and a whole check: `python -m benchmarks.lookup [--claims 100000] [--checks 15]`.

The store is made up, the same on every run: short reports in five languages, whose people, places, days and figures are combined.
Every report can be read for real, and the articles that a check finds are; only the rows of the store are written without reading
each, for the shape of a sentence gives the same concepts whatever fills it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import insert

import claims
from claims import Article
from claims.alignment.weights import figure_weight, weight
from claims.knowledge.places import place_ids
from claims.normalization.entity import name_keys
from verifier import create_app
from verifier.caller import LOCAL
from verifier.config import Config
from verifier.storage import claims as stored_claims
from verifier.storage.database import Database
from verifier.storage.models import ArticleRow, ClaimRow, ClaimTermRow, IndexedRow, VersionRow

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_PER_ARTICLE = 10  # claims of a report
_BATCH = 500  # reports written in one transaction
_FIRST = ("Marta", "Ivo", "Selma", "Tomas", "Leila", "Pavel", "Nadia", "Bruno", "Irina", "Samir", "Greta", "Oskar", "Dalia", "Emil")
_HEADS = (
    "Ban",
    "Kor",
    "Del",
    "Mar",
    "Tav",
    "Ros",
    "Gol",
    "Sem",
    "Vil",
    "Hab",
    "Lor",
    "Zan",
    "Pet",
    "Fad",
    "Nik",
    "Bel",
    "Dur",
    "Kas",
)
_TAILS = ("desh", "mila", "toro", "vich", "lani", "goba", "senko", "rand", "zade", "lupo", "mark", "tinen", "roux", "fanti", "bek")
_PLACES = (
    "Lisbon",
    "Riga",
    "Tunis",
    "Oslo",
    "Lima",
    "Kyiv",
    "Rabat",
    "Quito",
    "Vienna",
    "Dakar",
    "Seoul",
    "Porto",
    "Split",
    "Turin",
)
_SHAPES = {
    "en": (
        "{person} said on {day} that {figure} people were injured in {place}.",
        "The flood destroyed {figure} houses near {place} on {day}, {person} said.",
        "The court fined {person} {figure} euros in {place} on {day}.",
    ),
    "es": (
        "{person} dijo el {day} que {figure} personas resultaron heridas en {place}.",
        "El tribunal multó a {person} con {figure} euros en {place} el {day}.",
    ),
    "fr": (
        "{person} a déclaré le {day} que {figure} personnes avaient été blessées à {place}.",
        "Le tribunal a condamné {person} à {figure} euros d'amende à {place} le {day}.",
    ),
    "ru": ("{person} сообщил {day} года, что в городе {place} ранены {figure} человек.",),
    "ar": ("قال {person} يوم {day} إن {figure} شخصا أصيبوا في {place}.",),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the store: its words, and the keys that it is found by."""

    text: str
    keys: dict[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the store, ask it, print the times."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup", description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=200, help="look-ups that are timed")
    parser.add_argument("--checks", type=int, default=15, help="whole checks that are timed")
    parser.add_argument("--database", help="URL of an empty database; without it a new SQLite file")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        url = asked.database or f"sqlite:///{Path(folder) / 'lookup.db'}"
        database = Database(url)
        began = time.perf_counter()
        told = _fill(database, asked.claims)
        print(f"{asked.claims} claims of {asked.claims // _PER_ARTICLE} articles stored in {time.perf_counter() - began:.0f} s")
        _time_look_ups(database, told, asked.questions)
        _time_checks(url, told, asked.checks)
        database.close()


def _fill(database: Database, wanted: int) -> list[Sentence]:
    """Write the store; some of its sentences, to ask about."""
    chance = random.Random(7)  # noqa: S311 (the same on every run, no secret)
    told: list[Sentence] = []
    reports = iter(range(wanted // _PER_ARTICLE))
    key = 0
    while batch := [number for number, _ in zip(reports, range(_BATCH), strict=False)]:
        rows: dict[Any, list[dict[str, Any]]] = {row: [] for row in (ArticleRow, VersionRow, ClaimRow, ClaimTermRow, IndexedRow)}
        for number in batch:
            language = chance.choice(list(_SHAPES))
            sentences = [_sentence(chance, language) for _ in range(_PER_ARTICLE)]
            told.append(chance.choice(sentences))
            _add(rows, number + 1, key, language, sentences)
            key += _PER_ARTICLE
        with database.session() as session:
            for row, values in rows.items():
                session.execute(insert(row), values)
    return told


def _add(rows: dict[Any, list[dict[str, Any]]], number: int, first: int, language: str, sentences: Sequence[Sentence]) -> None:
    id_ = f"report-{number}"
    sent = {"id": id_, "language": language, "text": " ".join(sentence.text for sentence in sentences)}
    rows[ArticleRow].append({"key": number, "tenant": LOCAL, "id": id_, "created": _NOW, "updated": _NOW})
    rows[VersionRow].append(
        {"key": number, "article_key": number, "number": 1, "sent": sent, "digest": f"{number:064}", "received": _NOW}
    )
    rows[IndexedRow].append({"article_key": number, "tenant": LOCAL, "version_key": number, "engine": claims.ENGINE_VERSION})
    for position, sentence in enumerate(sentences):
        key = first + position + 1
        claim = {"tenant": LOCAL, "version_key": number, "position": position, "id": f"{id_}:c{position + 1}"}
        rows[ClaimRow].append({"key": key, **claim, "text": sentence.text, "document": {"id": claim["id"]}})
        rows[ClaimTermRow] += ({"tenant": LOCAL, "term": term, "claim_key": key} for term in sentence.keys)


def _sentence(chance: random.Random, language: str) -> Sentence:
    person = f"{chance.choice(_FIRST)} {chance.choice(_HEADS)}{chance.choice(_TAILS)}"
    place, figure = chance.choice(_PLACES), chance.choice((chance.randint(2, 99), chance.randint(100, 99_999)))
    day = date(2015, 1, 1) + timedelta(days=chance.randint(0, 3999))
    shape = chance.choice(_SHAPES[language])
    text = shape.format(person=person, place=place, figure=figure, day=_written(day, language))
    keys = {f"name:{part}": weight("name") / 2 for part in name_keys(person)} | dict(_concepts(language, shape))
    keys |= {f"day:{day}": weight("day"), f"monthday:{day:%m-%d}": weight("month"), _place(place): weight("place")}
    keys[f"figure:{figure}"] = weight("figure") * figure_weight(len(str(figure).strip("0")))
    return Sentence(text, keys)


@cache
def _concepts(language: str, shape: str) -> tuple[tuple[str, float], ...]:
    """The concepts of a sentence shape, read once."""
    text = shape.format(person="Marta Korvich", place="Riga", figure=41, day=_written(date(2020, 5, 4), language))
    found: dict[str, float] = {}
    for keys in claims.lookup_keys(claims.extract(Article(id="shape", text=text, language=language))):
        found |= {key: worth for key, worth in keys.items() if key.startswith("concept:")}
    return tuple(found.items())


@cache
def _place(name: str) -> str:
    return next(iter(place_ids(name)), f"name:{name}")


def _written(day: date, language: str) -> str:
    month = _MONTHS[language].split()[day.month - 1]
    return f"{day.day} de {month} de {day.year}" if language == "es" else f"{day.day} {month} {day.year}"


_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}


@contextmanager
def _timed(wall: list[float], cpu: list[float]) -> Iterator[None]:
    """Milliseconds by the clock, and of the processor: the second leaves out what else the machine does."""
    began, used = time.perf_counter(), time.process_time()
    yield
    wall.append((time.perf_counter() - began) * 1000)
    cpu.append((time.process_time() - used) * 1000)


def _asked(told: Sequence[Sentence], count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 (the same on every run, no secret)
    for _ in range(count):
        yield chance.choice(told).text


def _time_look_ups(database: Database, told: Sequence[Sentence], count: int) -> None:
    """Time look-ups alone; the reading of the question is left out, for it is part of every check."""
    wall: list[float] = []
    cpu: list[float] = []
    for text in _asked(told, count, 11):
        keys = claims.lookup_keys(claims.extract(Article(id="claim", text=text)))
        with _timed(wall, cpu), database.session() as session:
            stored_claims.standing(session, LOCAL)
            found = stored_claims.look_up(session, LOCAL, keys)
        if not found.versions:
            raise SystemExit(f"nothing was found for {text!r}")
    _report("look-up", wall, cpu)


def _time_checks(url: str, told: Sequence[Sentence], count: int) -> None:
    """Time whole checks, of texts that nobody asked about before."""
    client = create_app(Config(log_level="error", database=url)).test_client()
    wall: list[float] = []
    cpu: list[float] = []
    for text in _asked(told, count, 13):
        with _timed(wall, cpu):
            answer = client.post("/v1/claims/check", json={"text": text})
        if answer.status_code != 200:
            raise SystemExit(f"{answer.status_code} for {text!r}")
    _report("whole check", wall, cpu)


def _report(name: str, wall: Sequence[float], cpu: Sequence[float]) -> None:
    for kind, times in (("clock", wall), ("processor", cpu)):
        cuts = statistics.quantiles(times, n=20)
        print(f"{name:<12} {kind:<9} {len(times):>4} times: p50 {statistics.median(times):.1f} ms, p95 {cuts[18]:.1f} ms")


if __name__ == "__main__":
    main()
