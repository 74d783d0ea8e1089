"""Causes: what an article tells as the cause of what, by the words that join the two.

The words are those of `language/<code>/discourse.toml`. A cause is the run of words behind "because of" or before "led to", up to
the next mark or relative; what it is the cause of are the events on the other side of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.knowledge.concepts import concept, is_event
from claims.language.base import knowledge
from claims.language.lexicon import find_concepts
from claims.language.pipeline import Token
from claims.model.comparison import Extraction
from claims.model.span import Span
from claims.rules.circumstances import forces
from claims.rules.cues import Line, cues, has, lines
from claims.rules.slots import topics

_BOOK = "discourse"
_CAUSE = 9  # words that a cause may take
_CLAUSE = 14  # words that a clause of reason may take
_EFFECT = 16  # words beside a cause that what it caused is looked for in
_SUBSTANCE = frozenset({"thing", "event", "document", "organization", "role", "measure"})
_BARE = 3  # tokens of what was caused that hold no thing: "the rise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What is told as a cause, with the concepts of it and of what it caused. `loose`: "after" alone tells it.

    `about`: the things beside what was caused, those of the sentence before where it stands alone: "the rise came from".
    """

    article: str
    span: Span
    text: str
    sentence: Span
    causes: frozenset[str]
    effects: frozenset[str]
    about: frozenset[str] = frozenset()
    loose: bool = False


def causes(extraction: Extraction) -> Iterator[Cause]:
    """Every cause that an article tells, in order."""
    for line in lines(extraction):
        tokens, language = line.tokens, line.language
        taken = {at for run in cues("not_joining", tokens, language, book=_BOOK) for at in range(*run)}
        for name, clause in (("because", False), ("why", True), ("made", False), ("after", False), ("by", False)):
            for first, last in cues(name, tokens, language, book=_BOOK):
                if first and has("no", tokens[first - 1 : first], language, book=_BOOK):
                    continue  # "not because of"
                if taken.isdisjoint(range(first, last)):
                    taken.update(range(first, last))
                    found = (
                        _before(line, first, last)
                        if name == "made"
                        else _behind(line, first, last, clause=clause, loose=name in ("after", "by"))
                    )
                    if name == "by" and found is not None:
                        found = replace(found, loose=False) if found.effects.intersection(knowledge("causes")["changes"]) else None
                    if found is not None:
                        yield found
    yield from _forced(extraction)


def _behind(line: Line, first: int, last: int, *, clause: bool, loose: bool) -> Cause | None:
    """The cause behind a word such as "because of"; what it caused stands before it, or behind it at the head of a sentence."""
    tokens = line.tokens
    end = _end(line, last, _CLAUSE if clause else _CAUSE)
    before, after = tokens[max(0, first - _EFFECT) : first], tokens[end : end + _EFFECT]
    return _cause(line, (first, last, end), tokens[last:end], before if _events(before, line.language) else after, loose=loose)


def _before(line: Line, first: int, last: int) -> Cause | None:
    """The cause before a word such as "led to"."""
    tokens = line.tokens
    start = first
    while start > max(0, first - _CAUSE) and not _is_mark(tokens[start - 1]):
        start -= 1
    end = _end(line, last, _CAUSE)
    return _cause(line, (start, first, last), tokens[start:first], tokens[last:end], loose=False)


def _cause(line: Line, run: tuple[int, int, int], cause: Sequence[Token], effect: Sequence[Token], *, loose: bool) -> Cause | None:
    tokens, language = line.tokens, line.language
    effects = _events(effect, language)
    found = _concepts(cause, language)
    if not found - effects:
        return None
    span = Span(tokens[run[0]].start, tokens[run[2] - 1].end, line.span.field)
    about = _concepts(effect, language) - set(knowledge("causes")["changes"])
    if not about and len(effect) <= _BARE:
        about = _before_it(line.extraction, line.span)
    return Cause(
        article=line.extraction.document.article.id,
        span=span,
        text=" ".join(line.source[cause[0].start : cause[-1].end].split()),
        sentence=line.span,
        causes=found,
        effects=effects,
        about=about,
        loose=loose,
    )


def _before_it(extraction: Extraction, sentence: Span) -> frozenset[str]:
    """The things of the sentence before one."""
    here = next((claim.sentence for claim in extraction.claims if sentence.contains(claim.span)), None)
    if here is None:
        return frozenset()
    told = (claim for claim in extraction.claims if claim.sentence == here - 1 and claim.span.field is sentence.field)
    return frozenset(name for claim in told for name in topics(claim) if not is_event(name))


def _forced(extraction: Extraction) -> Iterator[Cause]:
    """The causes that no joining word tells."""
    source = extraction.document.article
    for claim, force, span, effects in forces(extraction):
        text = source.field_text(span.field)[force.span.start : force.span.end]
        sentence = next(line.span for line in extraction.document.sentences() if line.span.contains(span))
        yield Cause(
            article=source.id,
            span=span,
            text=text,
            sentence=sentence,
            causes=frozenset({force.concept}),
            effects=effects,
            about=frozenset(name for name in topics(claim) if not is_event(name)) - {force.concept},
        )


def _end(line: Line, start: int, reach: int) -> int:
    """Where what begins at a token ends: at a mark, a relative or the next word that joins."""
    tokens, language = line.tokens, line.language
    stops = {
        at for name in ("ends", "made") for at, _ in cues(name, tokens[start : start + reach], language, base=start, book=_BOOK)
    }
    end = start
    while end < min(len(tokens), start + reach) and not _is_mark(tokens[end]) and (end not in stops or end == start):
        end += 1
    return end


def _is_mark(token: Token) -> bool:
    return not any(letter.isalnum() for letter in token.text) and token.text not in {"-", "'", "’"}


def _concepts(tokens: Sequence[Token], language: str) -> frozenset[str]:
    """The things and events that stand in a run of tokens, loose words left out."""
    names = (match.concept for match in find_concepts(tokens, language))
    return frozenset(name for name in names if (known := concept(name)) and not known.generic and known.kind in _SUBSTANCE)


def _events(tokens: Sequence[Token], language: str) -> frozenset[str]:
    """The events of a run of tokens, and the words that stand for the mishap of a story."""
    kept = (*knowledge("causes")["standins"], *knowledge("causes")["mishaps"])
    names = {match.concept for match in find_concepts(tokens, language)}
    return frozenset(name for name in names if name in kept or (is_event(name) and not getattr(concept(name), "generic", True)))
