"""`crosscheck batch` on thousands of articles: articles a second, memory, and how the time grows with the number of articles.

    python -m benchmarks.batch --data DIR --articles 1000 --processes 2

DIR holds the development data; its stories are repeated under other names of people, on other days, so that each copy is a story of
its own. The same number of articles gives the same articles.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from claims import Article, read
from claims.alignment.names import shared_names
from claims.model.name import NameKind
from verifier.batch.work import as_sent

_SYLLABLES = {
    "latin": ("ba", "do", "ri", "ne", "lu", "ka", "mo", "ti", "sa", "ve", "gor", "lin", "mar", "tok", "zen"),
    "arabic": ("با", "دو", "ري", "ني", "لو", "كا", "مو", "تي", "سا", "في", "غور", "لين", "مار", "طوق", "زين"),
    "cyrillic": ("ба", "до", "ри", "не", "лу", "ка", "мо", "ти", "са", "ве", "гор", "лин", "мар", "ток", "зен"),
}
_DAYS = 31
"""Days from one copy of a story to the next: further apart than the gate takes for one story."""


def articles(data: Path, count: int) -> Iterator[dict[str, object]]:
    """So many articles, made of the stories of the development data."""
    folders = sorted(path for path in (data / "devdata" / "stories").iterdir() if (path / "gold.json").exists())
    stories = [
        [Article.from_dict(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(one.glob("a*.json"))] for one in folders
    ]
    people = [_people(story) for story in stories]
    made = copy = 0
    while True:
        for at, story in enumerate(stories):
            for article in story:
                if made == count:
                    return
                yield _copied(article, people[at], at, copy)
                made += 1
        copy += 1


def _article(path: Path) -> Article:
    return Article.from_dict(json.loads(path.read_text(encoding="utf-8")))


def _people(story: list[Article]) -> dict[str, str]:
    """The names of people in the articles of a story, longest first, each with what all spellings of it have in common."""
    sources = [read(article) for article in story]
    shared = shared_names(sources)
    named = (name for source in sources for name in source.extraction.names if name.kind is NameKind.PER and len(name.text) > 3)
    found = {name.text: shared.get(name.normal or name.text, name.entity or name.text) for name in named}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _copied(article: Article, people: dict[str, str], story: int, copy: int) -> dict[str, object]:
    text, title = article.text, article.title or ""
    for name, person in people.items() if copy else ():
        other = _name(name, person, story, copy)
        text, title = text.replace(name, other), title.replace(name, other)
    if copy:
        shift = copy % 26 + 1
        text = re.sub(r"(?<![\d.,:])([1-9]|1\d|2[0-7])(?![\d.,:%])", lambda day: str((int(day[1]) + shift) % 27 + 1), text)
    sent: dict[str, object] = {**as_sent(article), "id": f"{story}-{copy}-{article.id}", "text": text, "title": title or None}
    if article.published is not None:
        sent["published"] = (article.published - timedelta(days=_DAYS * copy)).isoformat()
    return sent


def _name(name: str, person: str, story: int, copy: int) -> str:
    """Another name in the same script, of the same syllables wherever one person is named in a copy."""
    script = "arabic" if "\u0600" <= name[0] <= "\u06ff" else "cyrillic" if "\u0400" <= name[0] <= "\u04ff" else "latin"
    chance = random.Random(f"{story} {copy} {person}")  # noqa: S311 (names of a benchmark)
    words = ["".join(chance.choice(_SYLLABLES[script]) for _ in range(3)) for _ in name.split()[:2]]
    return " ".join(word.capitalize() for word in words)


def main() -> None:
    """Make the articles, run the command on them, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds devdata/")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "articles.jsonl", Path(folder) / "out"
        with source.open("w", encoding="utf-8") as file:
            for article in articles(given.data, given.articles):
                file.write(f"{json.dumps(article, ensure_ascii=False)}\n")
        command = [sys.executable, "-m", "verifier", "batch", str(source), "--out", str(out), "--processes", str(given.processes)]
        began = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        took = time.perf_counter() - began
        if done.returncode not in (0, 1):
            sys.exit(done.stderr)
        stories = len((out / "index.jsonl").read_text(encoding="utf-8").splitlines())
        size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)  # of the command and its workers, whatever else the machine does
    told = {
        "articles": given.articles,
        "processes": given.processes,
        "seconds": round(took, 1),
        "articles_per_second": round(given.articles / took, 2),
        "stories": stories,
        "processor_seconds": round(spent.ru_utime + spent.ru_stime, 1),
        "largest_process_mib": round(spent.ru_maxrss / 1024),
        "written_mib": round(size / 2**20, 1),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
