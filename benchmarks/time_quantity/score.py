"""What was found against what was wanted: spans by overlap, values by meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.time_quantity.cases import Sentence, Wanted

_OVERLAP = 0.5  # of the two spans together
_CLOSE = 0.001  # share: 1/3 is no decimal


@dataclass(slots=True)
class Score:
    """Counts over a table, all languages together and each apart."""

    name: str
    languages: tuple[str, ...]
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    emitted: int = 0
    real: int = 0  # emitted where something was wanted
    milliseconds: float = 0.0  # per KB
    cold: float = 0.0  # milliseconds until the first answer

    def share(self, counts: Counter[str]) -> float:
        """A share over the languages that the system reads."""
        total = sum(self.wanted[language] for language in self.languages)
        return sum(counts[language] for language in self.languages) / total if total else 0.0

    def overall(self, counts: Counter[str]) -> float:
        """A share over all five languages."""
        return counts.total() / self.wanted.total() if self.wanted else 0.0


def score(
    name: str, sentences: Sequence[Sentence], answers: Sequence[Sequence[dict[str, Any]]], languages: tuple[str, ...]
) -> Score:
    """The counts of one system; each answer serves one wanted expression at most."""
    result = Score(name, languages)
    for sentence, given in zip(sentences, answers, strict=True):
        left = list(given)
        if sentence.language in languages:
            result.emitted += len(left)
        for wanted in sentence.wanted:
            result.wanted[sentence.language] += 1
            answer = next((one for one in left if _matches(one, wanted)), None)
            if answer is None:
                continue
            left.remove(answer)
            result.found[sentence.language] += 1
            result.real += sentence.language in languages
            result.right[sentence.language] += _is_right(answer, wanted)
    return result


def _matches(answer: dict[str, Any], wanted: Wanted) -> bool:
    if answer["start"] is None:  # a system without offsets: the value has to be right
        return _is_right(answer, wanted)
    common = min(answer["end"], wanted.end) - max(answer["start"], wanted.start)
    together = max(answer["end"], wanted.end) - min(answer["start"], wanted.start)
    return bool(common > 0 and common / together >= _OVERLAP)


def _is_right(answer: dict[str, Any], wanted: Wanted) -> bool:
    if not wanted.values:
        if not answer.get("bounds") and (wanted.low is None or wanted.high is None):  # no word for "at least": the number is enough
            stated = wanted.high if wanted.low is None else wanted.low
            return _near(answer["low"], stated) and _near(answer["high"], stated)
        return _near(answer["low"], wanted.low) and _near(answer["high"], wanted.high)
    if "values" in answer:
        return bool(tuple(answer["values"]) == wanted.values)
    return any(_same_day(answer, value) for value in wanted.values)


def _near(value: float | None, wanted: float | None) -> bool:
    if value is None or wanted is None:
        return value is wanted
    return abs(value - wanted) <= _CLOSE * max(1.0, abs(wanted))


def _same_day(answer: dict[str, Any], edtf: str) -> bool:
    """True when the days of a system that knows days only lie where the EDTF says: its first, and of a range its last."""
    first, slash, last = edtf.partition("/")
    if not re.match(r"\d{4}(-\d\d)?(-\d\d)?(T\w\w)?\Z", first) or not (answer["first"] or "").startswith(first[:10].split("T")[0]):
        return False
    return not slash or str(answer["last"] or "").startswith(last[:10])
