"""Claims found against claims annotated: matched one to one by span, then slot by slot.

Two spans match when what they share is at least half of the longer (strict) or of the shorter (loose). Pairs are made from the
best overlap down, so that no claim is used twice. Slots are compared on matched pairs only.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.claims.gold import GoldArticle, GoldClaim
from claims import compare_names, extract

Found = dict[str, Any]
"""A claim as the contract gives it."""
Reader = Callable[[GoldArticle], Sequence[Found]]
HALF = 0.5
_ROUNDED = 1e-3
_FIRST = {"": "-01-01", "H1": "-01-01", "H2": "-07-01", "Q1": "-01-01", "Q2": "-04-01", "Q3": "-07-01", "Q4": "-10-01"}
_LAST = {"": "-12-31", "H1": "-06-30", "H2": "-12-31", "Q1": "-03-31", "Q2": "-06-30", "Q3": "-09-30", "Q4": "-12-31"}
_LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of an annotated and a found claim."""

    gold: GoldClaim
    found: Found


def product(one: GoldArticle) -> list[Found]:
    """The claims that the product reads."""
    return [claim.to_dict() for claim in extract(one.article).claims]


def overlap(gold: GoldClaim, found: Found, *, loose: bool) -> float:
    """The shared part of two spans over the longer one, or over the shorter, in [0, 1]."""
    if found.get("field", "text") != gold.field:
        return 0.0
    shared = min(gold.end, found["end"]) - max(gold.start, found["start"])
    lengths = gold.end - gold.start, found["end"] - found["start"]
    return max(0, shared) / max(1, min(lengths) if loose else max(lengths))


def match(gold: Sequence[GoldClaim], found: Sequence[Found], *, loose: bool = False) -> list[Match]:
    """Annotated and found claims, one to one, by the best overlap first."""
    scored = sorted(
        (
            (-overlap(one, other, loose=loose), -overlap(one, other, loose=False), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
            if overlap(one, other, loose=loose) >= HALF
        ),
    )
    left, right, pairs = set(), set(), []
    for _, _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append(Match(gold[i], found[j]))
    return pairs


def tally(articles: Sequence[GoldArticle], read: Reader, *, loose: bool = False) -> Counter[str]:
    """Counts over articles, to be read by `rates`."""
    counts: Counter[str] = Counter()
    for one in articles:
        found = read(one)
        pairs = match(one.claims, found, loose=loose)
        wanted = [claim for claim in one.claims if claim.slots.get("checkable", True)]
        hit = {id(pair.gold) for pair in pairs}
        counts["gold"] += len(one.claims)
        counts["found"] += len(found)
        counts["matched"] += len(pairs)
        counts["checkable"] += len(wanted)
        counts["checkable_found"] += sum(id(claim) in hit for claim in wanted)
        for pair in pairs:
            counts.update(_slots(pair))
    return counts


def rates(counts: Counter[str]) -> dict[str, float]:
    """Shares in [0, 1]; a slot that nothing was counted for is left out."""
    shares = {
        "recall": ("checkable_found", "checkable"),
        "recall_all": ("matched", "gold"),
        "precision": ("matched", "found"),
        "event": ("event_right", "event"),
        "date": ("date_right", "date"),
        "date_spurious": ("date_spurious", "undated"),
        "figure": ("figure_right", "figure"),
        "speaker": ("speaker_right", "speaker"),
        "author_misheard": ("author_misheard", "author"),
        "status": ("status_right", "matched"),
        "polarity": ("polarity_right", "matched"),
        "certainty": ("certainty_right", "matched"),
        "argument": ("argument_right", "argument"),
    }
    return {name: counts[a] / counts[b] for name, (a, b) in shares.items() if counts[b]}


def _slots(pair: Match) -> Iterator[str]:
    want, have = pair.gold.slots, pair.found
    if want.get("event"):
        yield "event"
        if have["event"] is not None and have["event"]["type"].split(":")[-1] == want["event"]:
            yield "event_right"
    yield from _dates(want, have)
    for quantity in want.get("quantities") or ():
        if quantity.get("unit") in _LENGTHS:
            continue  # the contract has lengths of time under times
        yield "figure"
        if any(same_figure(quantity, other) for other in have["quantities"]):
            yield "figure_right"
    yield from _speaker(want, have)
    for name in ("status", "polarity", "certainty"):
        if have["factuality"][name] == want.get(name):
            yield f"{name}_right"
    for argument in want.get("arguments") or ():
        yield "argument"
        if any(same_argument(argument, other) for other in have["arguments"]):
            yield "argument_right"


def _dates(want: dict[str, Any], have: Found) -> Iterator[str]:
    stated = have["time"]["edtf"] if have["time"] else None
    if want.get("time"):
        yield "date"
        if stated is not None and same_days(want["time"], stated):
            yield "date_right"
    else:
        yield "undated"
        if stated:
            yield "date_spurious"


def same_days(want: str, have: str) -> bool:
    """The same days and part of day, however EDTF writes them: "2026-H2" and "2026-07/2026-12". An hour may be left out."""
    return want == have or (_days(want), _part(want)) == (_days(have), _part(have))


def _days(edtf: str) -> tuple[str, str]:
    """The first and the last day of a value, "" where open. A length or a season stands for itself."""
    first, slash, last = edtf.partition("/")
    return _bound(first, _FIRST), _bound(last if slash else first, _LAST)


def _bound(edtf: str, ends: dict[str, str]) -> str:
    day = edtf.partition("T")[0] if not edtf.startswith("P") else edtf
    if len(day) == len("2026"):
        return day + ends[""]
    if day[5:] in ends:
        return day[:4] + ends[day[5:]]
    if ends is _LAST and len(day) == len("2026-07") and day.replace("-", "").isdigit():
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]}"
    return day + "-01" if len(day) == len("2026-07") and day[:4].isdigit() else day.strip(".")


def _part(edtf: str) -> str:
    part = "" if edtf.startswith("P") else edtf.partition("T")[2]
    return part if part.isalpha() else ""


def _speaker(want: dict[str, Any], have: Found) -> Iterator[str]:
    said = have["attribution"]["speaker"]
    if want.get("speaker"):
        yield "speaker"
        if said is not None and same_words(want["speaker"], said["text"]):
            yield "speaker_right"
    else:
        yield "author"
        if have["attribution"]["kind"] != "narrator":
            yield "author_misheard"


def same_figure(want: dict[str, Any], have: dict[str, Any]) -> bool:
    """The same bounds and unit; what is counted is compared apart, since one thing goes by several nouns."""
    return want.get("unit") == have.get("unit") and all(_close(want.get(name), have.get(name)) for name in ("low", "high"))


def _close(a: float | None, b: float | None) -> bool:
    """Equal, or a third told with four digits."""
    return a == b or (a is not None and b is not None and abs(a - b) <= _ROUNDED * abs(a))


def same_argument(want: dict[str, Any], have: dict[str, Any]) -> bool:
    """The same role for words that share their head."""
    return bool(want["role"] == have["role"]) and same_words(want["text"], have["text"])


def same_words(a: str, b: str) -> bool:
    """True when one text holds the other, or both are forms of one name."""
    one, other = a.casefold().strip("«»“”\"' "), b.casefold().strip("«»“”\"' ")
    return one in other or other in one or compare_names(a, b).relation.value in ("same", "variant")
