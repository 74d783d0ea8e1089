"""What claims are held against: a sentence as one claim, and a subject-verb-object reading of the dependency tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.claims.gold import GoldArticle
from benchmarks.claims.score import Found
from claims.extraction import Source, read
from claims.extraction.mentions import Reading
from claims.language.parser import has_parser, parse

_BARE: dict[str, Any] = {
    "event": None,
    "arguments": [],
    "time": None,
    "quantities": [],
    "attribution": {"kind": "narrator", "speaker": None},
    "factuality": {"certainty": "asserted", "status": None, "polarity": "positive"},
}
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "csubj:pass"}
_OBJECTS = {"obj", "iobj", "obl", "obl:agent", "xcomp", "ccomp"}


def sentences(one: GoldArticle) -> list[Found]:
    """Every sentence as one claim, with nothing in its slots but its first date and its figures."""
    source = read(one.article)
    return [
        _claim(source, reading, segment.span.start, segment.span.end)
        for reading in source.readings
        for segment in reading.sentences
    ]


def triples(one: GoldArticle) -> list[Found]:
    """A claim for each verb with a subject, from its first to its last dependent; none for a language without a parser."""
    source = read(one.article)
    found: list[Found] = []
    for reading in source.readings:
        for at, segment in enumerate(reading.sentences):
            if has_parser(segment.language):
                found += [_claim(source, reading, start, end) for start, end in _verbs(reading, at, segment.language)]
    return found


def _verbs(reading: Reading, at: int, language: str) -> Iterator[tuple[int, int]]:
    tokens = reading.tokens[at]
    arcs = parse(tokens, reading.tags[at], language)
    for head, tag in enumerate(reading.tags[at]):
        mine = [place for place, arc in enumerate(arcs) if arc.head == head]
        subjects = [place for place in mine if arcs[place].relation in _SUBJECTS]
        if not subjects or tag not in ("VERB", "AUX"):
            continue
        whole = [head, *subjects, *(place for place in mine if arcs[place].relation in _OBJECTS)]
        yield tokens[min(whole)].start, max(_end(tokens, arcs, place) for place in whole)


def _end(tokens: Sequence[Any], arcs: Sequence[Any], place: int) -> int:
    """Where the last direct dependent of a word ends."""
    return int(max(tokens[at].end for at in [place, *(at for at, arc in enumerate(arcs) if arc.head == place and at > place)]))


def _claim(source: Source, reading: Reading, start: int, end: int) -> Found:
    inside = lambda span: span.start >= start and span.end <= end  # noqa: E731
    times = [time for time in reading.times if inside(time.span)]
    return {
        **_BARE,
        "start": start,
        "end": end,
        "field": reading.field.value,
        "time": times[0].to_dict() if times else None,
        "quantities": [one.to_dict() for one in reading.quantities if inside(one.span)],
    }
