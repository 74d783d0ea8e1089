"""How fast claims are extracted and what memory that takes, in a process of its own: `python -m benchmarks.reading` prints JSON.

For each language: an article is read, which loads all there is to load; memory is looked at when all five have been; then the
language's other articles of `fixtures/` are read to warm up, and its articles of `benchmarks/claims/gold` are timed, at their first
reading and again. Time is that of one core in this process. A word is what stands between spaces and holds a letter or digit, so
that "l'accord" counts once and a mark not at all.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from claims import Article, extract
from claims.language.base import LANGUAGES
from tools.goldens import stories

_GOLD = Path(__file__).with_name("claims") / "gold"
_AGAIN = 5


def measure() -> dict[str, dict[str, float]]:
    """Words a second at the first reading and the best of several more, by language; and the memory in MB."""
    known = [article for story in stories() for article in story.articles]
    fresh = [Article.from_dict(json.loads(path.read_text(encoding="utf-8"))["article"]) for path in sorted(_GOLD.glob("*.json"))]
    warming = {language: [article for article in known if article.language == language] for language in LANGUAGES}
    timed = {language: [article for article in fresh if article.language == language] for language in LANGUAGES}
    for language in LANGUAGES:
        extract((warming[language] or timed[language])[0])
    memory = _peak() / 1e6
    first: dict[str, float] = {}
    again: dict[str, float] = {}
    for language in LANGUAGES:
        _seconds(warming[language])
        words = sum(count_words(article) for article in timed[language])
        first[language] = words / _seconds(timed[language])
        again[language] = words / min(_seconds(timed[language]) for _ in range(_AGAIN))
    return {"first": first, "again": again, "memory": {"peak": memory}}


def count_words(article: Article) -> int:
    """The words of an article, its title among them."""
    return sum(any(letter.isalnum() for letter in word) for word in f"{article.title or ''} {article.text}".split())


def _seconds(articles: list[Article]) -> float:
    began = time.process_time()
    for article in articles:
        extract(article)
    return time.process_time() - began


def _peak() -> int:
    """The most memory this process has held, in bytes. Linux counts that of the parent into `ru_maxrss`, not into VmHWM."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(measure()))
