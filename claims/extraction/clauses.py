"""Clauses: a sentence parted into the shortest runs that each state something.

Every predicate has a clause. One that stands inside another ("the firm, which employs 400, said") leaves the outer one its words
before and behind. A clause that states nothing by itself goes back to the one it was cut from. Participles and nouns of action that
bring a figure or a day of their own (", killing 12", "the death of 40 and the injury of 200") are clauses as well.

Words that are somebody's (quotations, reported clauses) are handed in apart and never share a clause with the words around them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from claims.extraction.openers import Kind, Opener, connector_length, opener
from claims.extraction.predicates import Predicate, Words, find_predicates
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.parser import Arc
from claims.language.pipeline import Token
from claims.model.span import Span

_TRIM = frozenset(",;:،؛—–-.!?؟…\"'“”«»„‘’()[]•*")
_COMMAS = frozenset(",،")
_DEPENDENT = ("part", "ger")
_BEGUN = 2  # tokens of a clause that another interrupts
_TELLING = 4  # tokens of a participle clause that has no figure and no day


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What stands in a run of tokens, by the places where it begins, sorted: what a clause may be cut for."""

    events: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    glued: frozenset[int] = frozenset()  # tokens never cut off from the one before them

    def part(self, first: int, last: int) -> Content:
        """What stands in tokens `[first, last)`, counted from there."""

        def inside(begins: Iterable[int]) -> tuple[int, ...]:
            return tuple(at - first for at in begins if first <= at < last)

        return Content(
            events=inside(self.events),
            figures=inside(self.figures),
            times=inside(self.times),
            names=inside(self.names),
            glued=frozenset(inside(self.glued)),
        )


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of a clause by their places, ascending; `predicate` is None for one without a verb.

    `goes_on`: it carries on from the clause before it in the sentence, as coordinate clauses, participles and "when" do. `part`: it
    is such a participle or noun of action. `relative`: it tells of the noun before it.
    """

    places: tuple[int, ...]
    predicate: Predicate | None
    goes_on: bool = False
    part: bool = False
    relative: bool = False


@dataclass(slots=True)
class _Piece:
    places: list[int]
    predicate: Predicate | None
    opened: Opener | None = None
    part: bool = False

    @property
    def goes_on(self) -> bool:
        """True for a coordinate clause, one behind a mark or "when", and a participle or noun of action that was parted off."""
        if self.part or self.opened is None:
            return self.part
        return self.opened.kind in (Kind.COORDINATE, Kind.MARK) or self.opened.same_time

    @property
    def is_relative(self) -> bool:
        """True for a clause about the noun before it, with a relative word or, in some languages, without."""
        return self.opened is not None and self.opened.kind in (Kind.RELATIVE, Kind.BARE)


def cut_clauses(words: Words, arcs: Sequence[Arc], content: Content, *, saying: frozenset[int] = frozenset()) -> list[Clause]:
    """The clauses of a run of tokens, in order of their first token. `arcs` may be empty.

    `saying`: tokens that only hand on somebody's words; the clause of such a verb says nothing itself and is left out.
    """
    if not len(words):
        return []
    pieces = _merged(words, _pieces(words, arcs, find_predicates(words), content), content, saying)
    pieces = [part for piece in pieces if not _only_says(piece, saying) for part in _parted(words, piece, content)]
    found = [Clause(trim(words, piece.places), piece.predicate, piece.goes_on, piece.part, piece.is_relative) for piece in pieces]
    return sorted((clause for clause in found if clause.places), key=lambda clause: clause.places)


def _only_says(piece: _Piece, saying: frozenset[int]) -> bool:
    if piece.predicate is not None:
        return not saying.isdisjoint(range(piece.predicate.first, piece.predicate.last))
    return not saying.isdisjoint(piece.places)


def _pieces(words: Words, arcs: Sequence[Arc], predicates: Sequence[Predicate], content: Content) -> list[_Piece]:
    pieces = [_Piece([], None)]
    current = 0
    waiting: list[int] = []  # clauses interrupted before their verb
    at = 0
    for predicate in predicates:
        before = pieces[current].predicate
        after = max(at, before.last if before else 0)
        begin = opener(words, arcs, predicate, after, glued=content.glued)
        outer = pieces[current]
        fresh = outer.predicate is None
        if begin.kind is Kind.BARE and outer.predicate is not None and _is_open(words, outer.predicate):
            outer.predicate = Predicate(outer.predicate.first, predicate.last, predicate.head)
            continue
        if waiting and begin.kind in (Kind.BARE, Kind.MARK):
            at = _give(pieces[current], at, _resumes(words, begin, predicate))
            current = waiting.pop()
            if pieces[current].predicate is None:
                pieces[current].predicate = predicate
                continue
        elif fresh and not _interrupts(begin, at):
            outer.predicate = predicate
            outer.opened = outer.opened or begin
            continue
        elif begin.kind is Kind.COMPLEMENT or (begin.kind is Kind.BARE and not _stands_bare(words, predicate)):
            continue  # it completes the verb before it
        at = _give(pieces[current], at, begin.at)
        if fresh and len(pieces[current].places) >= _BEGUN:
            waiting.append(current)
        pieces.append(_Piece([], predicate, begin))
        current = len(pieces) - 1
    _give(pieces[current], at, len(words))
    return [piece for piece in pieces if piece.places]


def _interrupts(begin: Opener, start: int) -> bool:
    """True for a clause that stands between another's subject and its verb."""
    return begin.kind is Kind.RELATIVE or (begin.kind is Kind.SUBORDINATE and begin.at - start >= _BEGUN)


def _give(piece: _Piece, first: int, last: int) -> int:
    piece.places.extend(range(first, last))
    return max(first, last)


def _resumes(words: Words, begin: Opener, predicate: Predicate) -> int:
    """Where the outer clause goes on behind an inner one: at the last comma before its verb, else at the verb."""
    for at in range(predicate.first - 1, begin.at - 1, -1):
        if words.tokens[at].text in _COMMAS:
            return at + 1
    return begin.at if begin.kind is Kind.MARK else predicate.first


def _is_open(words: Words, predicate: Predicate) -> bool:
    """True for an auxiliary that still waits for its verb, which stands behind the subject: "كان الوزير قد زار"."""
    return bool(table(words.language, "clauses").get("bare", False)) and words.tags[predicate.head] == "AUX"


def _stands_bare(words: Words, predicate: Predicate) -> bool:
    """True in languages where a verb may begin a clause with nothing before it: "اتفاقية تهدف إلى"."""
    return bool(table(words.language, "clauses").get("bare", False)) and not words.is_bound(predicate.first)


def _merged(words: Words, pieces: list[_Piece], content: Content, saying: frozenset[int]) -> list[_Piece]:
    """Pieces that state nothing go back to the one they were cut from, or forward where there is none."""
    kept: list[_Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        apart = last is None or _only_says(piece, saying) or _only_says(last, saying)
        if last is None or apart or (_states(words, piece.places, content) and _states(words, last.places, content)):
            kept.append(piece)
        else:
            if not _states(words, last.places, content) and piece.predicate is not None:
                last.predicate = piece.predicate
            last.places = sorted({*last.places, *piece.places})
            last.predicate = last.predicate or piece.predicate
    return kept


def _states(words: Words, places: Sequence[int], content: Content) -> bool:
    """True for a run that is long enough and holds an event, a figure, a day or a name."""
    if len(places) < table(words.language, "clauses").get("shortest", 3):
        return False
    return any(_holds(places, kind) for kind in (content.events, content.figures, content.times, content.names))


def _holds(places: Sequence[int], begins: Sequence[int]) -> bool:
    inside = set(places)
    return any(begin in inside for begin in begins)


def _parted(words: Words, piece: _Piece, content: Content) -> list[_Piece]:
    """A piece and the participles and nouns of action in it that state something of their own."""
    own = set(piece.places)
    cuts = [at for at in piece.places[1:] if at not in content.glued and at - 1 in own and _parts(words, piece, at, content)]
    found: list[_Piece] = []
    rest = list(piece.places)
    for at in reversed(cuts):
        end = _end(words, piece, at)
        inner = [place for place in rest if at <= place < end]
        outer = [place for place in rest if not at <= place < end]
        if _states(words, outer, content) and _states(words, inner, content):
            verb = at + _joins(words, at)
            found.append(_Piece(inner, Predicate(verb, verb + 1, verb), part=True))
            rest = outer
    return [_Piece(rest, piece.predicate, piece.opened, piece.part), *reversed(found)]


def _end(words: Words, piece: _Piece, at: int) -> int:
    """Where a participle ends: at the comma that closes it where the verb of the clause is still to come."""
    if piece.predicate is not None and at < piece.predicate.first:
        closing = [place for place in range(at + 1, piece.predicate.first) if words.tokens[place].text in _COMMAS]
        return closing[-1] if closing else at
    return piece.places[-1] + 1


def _parts(words: Words, piece: _Piece, at: int, content: Content) -> bool:
    """True where a participle or a second noun of action begins that brings a figure or a day, or tells enough."""
    if piece.predicate is not None and piece.predicate.first <= at < piece.predicate.last:
        return False
    begin = at + _joins(words, at)
    joined = begin > at or words.key(at).startswith(_joined(words.language))
    dependent = begin < len(words) and words.is_verb(begin) and words.forms[begin] in _DEPENDENT
    named = joined and (begin in content.events or (begin + 1 in content.events and words.tags[begin] == "DET"))
    if not dependent and not named:
        return False
    end = _end(words, piece, at)
    inner, before = [place for place in piece.places if at <= place < end], [place for place in piece.places if place < at]
    if dependent:
        if not (joined or words.tokens[at - 1].text in _COMMAS):
            return False
        valued = _holds(inner, content.figures) or _holds(inner, content.times)
        return valued or (len(inner) >= _TELLING and begin in content.events)
    return all(_holds(places, content.figures) for places in (inner, before)) and _holds(before, content.events)


def _joins(words: Words, at: int) -> int:
    """1 where an "and" of its own stands, else 0."""
    return int(words.key(at) in _coordinators(words.language))


def trim(words: Words, places: Sequence[int]) -> tuple[int, ...]:
    """The places without punctuation at the ends and without the connecting words it begins or ends with."""
    first, last = 0, len(places)
    while first < last:
        if set(words.tokens[places[first]].text) <= _TRIM:
            first += 1
        elif length := connector_length(words, places[first]):
            first = min(last, first + length)
        else:
            break
    while first < last and (set(words.tokens[places[last - 1]].text) <= _TRIM or _is_connector(words, places[last - 1])):
        last -= 1
    return tuple(places[first:last])


def _is_connector(words: Words, at: int) -> bool:
    return words.tags[at] not in ("NOUN", "PROPN", "VERB") and connector_length(words, at) == 1


def glued(tokens: Sequence[Token], whole: Sequence[Span]) -> frozenset[int]:
    """The tokens that belong to one mention with the token before them."""
    found: set[int] = set()
    for span in whole:
        at = bisect_left(tokens, span.start + 1, key=lambda token: token.start)
        while at < len(tokens) and tokens[at].start < span.end:
            found.add(at)
            at += 1
    return frozenset(found)


@cache
def _coordinators(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in table(language, "clauses").get("coordinators", ()))


@cache
def _joined(language: str) -> tuple[str, ...]:
    return tuple(fold_word(prefix) for prefix in table(language, "clauses").get("joined", ())) or ("\n",)
