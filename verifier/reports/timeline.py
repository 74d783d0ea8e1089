"""The timeline of a report: which moments the articles name, and what is said to have happened or to be planned then.

Only times with a place on the calendar stand on it; lengths, anniversaries and whole decades have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from verifier.reports.labels import Labels
from verifier.reports.view import Moment, Passage, Source, Timeline, Told

MOST = 12
"""Moments shown: more columns than these cannot be read across."""
_AGE = 10
"""Years beyond which a stretch ("the last century") says nothing about when."""
_PLANNED = frozenset(("discussed", "proposed", "planned", "announced"))
_WEIGHT = {"differs": 10.0, "told": 1.0, "planned": 1.0, "published": 0.5}
"""What a moment counts when some must be left out: conflicts stay, days of publication go first."""
_KINDS = ("differs", "planned", "told", "published")
"""The strongest first: an article that plans and tells the same day is shown as planning it."""


def build(
    report: Mapping[str, Any], sources: Sequence[Source], passage: Callable[[Mapping[str, Any]], Passage], t: Labels
) -> Timeline:
    """The timeline of a comparison; empty where fewer than two moments are named."""
    disputed = list(_disputed(report.get("findings", ())))
    found: dict[tuple[str, tuple[str | None, str | None]], dict[str, list[Mapping[str, Any]]]] = {}
    for article in report.get("articles", ()):
        for kind, span, evidence in _times(article, disputed):
            known = found.setdefault((article["id"], span), {}).setdefault(kind, [])
            known += [item for item in evidence if item not in known]  # several claims may share one time
    weights: dict[tuple[str | None, str | None], float] = {}
    for (_, span), kinds in found.items():
        weights[span] = weights.get(span, 0) + max(_WEIGHT[kind] for kind in kinds)
    kept = sorted(sorted(weights, key=lambda span: (-weights[span], _order(span)))[:MOST], key=_order)
    if len(kept) < 2:
        return Timeline()
    moments = {span: Moment(first=span[0], last=span[1], label=_label(*span, t)) for span in kept}
    lanes = []
    for source in sources:
        told = [
            Told(source=source, moment=moments[span], kind=kind, passages=tuple(map(passage, found[source.id, span][kind])))
            for span in kept
            if (source.id, span) in found
            for kind in _shown(found[source.id, span])
        ]
        lanes.append((source, tuple(told)))
    return Timeline(moments=tuple(moments.values()), lanes=tuple(lanes), hidden=len(weights) - len(kept))


def _shown(kinds: Mapping[str, Any]) -> Iterator[str]:
    """The strongest of what is told, and the publication beside it."""
    strongest = next(kind for kind in _KINDS if kind in kinds)
    yield strongest
    if "published" in kinds and strongest != "published":
        yield "published"


def _times(
    article: Mapping[str, Any], disputed: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, tuple[str | None, str | None], list[Mapping[str, Any]]]]:
    published = _day(article.get("published"))
    if published:
        yield "published", (published, published), []
    for claim in article.get("claims", ()):
        time = claim.get("time")
        if not time or not _has_place(time.get("first"), time.get("last")):
            continue
        evidence = {"article": article["id"], **{key: time[key] for key in ("start", "end", "text", "field") if key in time}}
        status = (claim.get("factuality") or {}).get("status")
        kind = "differs" if any(_overlap(evidence, item) for item in disputed) else "planned" if status in _PLANNED else "told"
        yield kind, (time.get("first"), time.get("last")), [evidence]


def _has_place(first: str | None, last: str | None) -> bool:
    """Whether a time can be placed: it begins or ends somewhere, and is no age of many years."""
    if first is None or last is None:
        return bool(first or last)
    return int(last[:4]) - int(first[:4]) < _AGE


def _disputed(findings: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The passages of findings about times."""
    for finding in findings:
        if finding["code"].startswith("T") and finding["severity"] != "info":
            yield from finding["evidence"]


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    same = one["article"] == other["article"] and one.get("field", "text") == other.get("field", "text")
    return bool(same and one["start"] < other["end"] and other["start"] < one["end"])


def _day(published: Any) -> str | None:
    try:
        return datetime.fromisoformat(published).date().isoformat()
    except (TypeError, ValueError):
        return None


def _order(span: tuple[str | None, str | None]) -> tuple[str, str]:
    first, last = span
    return (first or last or "", last or "9999")


def _label(first: str | None, last: str | None, t: Labels) -> tuple[str, ...]:
    """A moment in one or two short lines: the day over the year."""
    if first is None or last is None:
        return (t("from"), t.day(first)) if first else (t("until"), t.day(last or ""))
    if first == last:
        day, _, year = t.day(first).rpartition(" ")
        return (day, year)
    if first[5:] == "01-01" and last[5:] == "12-31":
        return (first[:4],) if first[:4] == last[:4] else (f"{first[:4]}–{last[:4]}",)
    if first[:7] == last[:7] and first[8:] == "01" and int(last[8:]) >= 28:
        _, month, year = t.day(first).split(" ", 2)
        return (month, year)
    return (f"{t.day(first)} –", t.day(last))
