"""How sure, how far and whether affirmed: the factuality of an event word in its clause.

Cues are read where they can reach the event word: a negation from a few words before it, a modal or a plan from before it in
the same clause, an adverb of doubt from anywhere in the clause. Phrases that merely hold a cue ("not only", "no fewer than",
"the will of") are set aside first. What the verb itself implies comes from the caller as `status_hint`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from claims.language.base import table
from claims.language.fold import Folded
from claims.model.attribution import Certainty, Factuality, Polarity, Status
from claims.model.span import Span
from claims.normalization.attribution.lexicon import Spelling, expand, spelling_of
from claims.normalization.attribution.words import Phrases, Word

_BEFORE = 6  # words a denial or condition may stand before its clause
_NEGATION = 6  # words between a negation and the event word
_MODAL = 12  # words between a modal or plan and the event word
_AFTER = 4  # words behind the event word that may still deny it
_BREAKS = ";:؛.!?…\n"

_DOUBT = {"alleged": Certainty.ALLEGED, "probable": Certainty.PROBABLE, "possible": Certainty.POSSIBLE}
_RANK = {Certainty.ASSERTED: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2, Certainty.ALLEGED: 3}
_LADDER = {
    "discussed": Status.DISCUSSED,
    "proposed": Status.PROPOSED,
    "planned": Status.PLANNED,
    "expected": Status.PLANNED,
    "cancelled": Status.CANCELLED,
}
_REPLACING = ("planned", "expected")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    spelling: Spelling
    cues: Phrases[str]
    forms: dict[str, Phrases[bool]]
    scope: dict[str, frozenset[str]]
    particles_of_verbs: Phrases[bool]
    particles: frozenset[str]
    prefixes: tuple[str, ...]
    imperfect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    kind: str


@dataclass(slots=True)
class _Reading:
    certainty: Certainty = Certainty.ASSERTED
    status: Status | None = None
    negated: bool = False  # negative words of one clause agree with each other: they count once
    denials: int = 0
    open: bool = False  # only imagined: no status is reached
    past: bool = False
    cues: list[_Hit] = field(default_factory=list)

    def doubt(self, certainty: Certainty, hit: _Hit) -> None:
        if _RANK[certainty] > _RANK[self.certainty]:
            self.certainty = certainty
        self.cues.append(hit)


def read_factuality(
    text: Folded, language: str, clause: Span, *, trigger: Span | None = None, status_hint: Status | None = None
) -> Factuality:
    """Certainty, status and polarity of the event at `trigger` within `clause`, with the cues that say so.

    Without a trigger the clause is read as a whole, up to its first subordinate clause. `status_hint` is the status the event
    word implies when affirmed and past ("signed"); tense and modality turn it into a plan or leave it open. A language
    without tables gives the hint, asserted and positive. Never fails.
    """
    lexicon = _lexicon(language)
    words = lexicon.spelling.words(text)
    first, last = _index(words, clause.start), _index(words, clause.end)
    if first >= last:
        return Factuality(status=status_hint)
    start = _reach_back(text, words, first)
    if trigger is None:
        at = stop = _whole(text, lexicon, words, first, last)
    else:
        at = min(max(_index(words, trigger.start), first), last - 1)
        stop = min(max(_index(words, trigger.end), at + 1), last)
        if trigger.start > words[at].start and at and words[at - 1].end > trigger.start:
            at -= 1
    hits = _find(lexicon, words, start, last)
    reading = _Reading()
    for hit in hits:
        _weigh(text, lexicon, words, hit, reading, first, at, stop, last, trigger is not None)
    _read_particle(lexicon, words, first, at, stop, reading)
    if trigger is not None:
        _read_form(text, lexicon, words, first, at, stop, reading)
    return _conclude(words, reading, status_hint, clause)


def _conclude(words: tuple[Word, ...], reading: _Reading, hint: Status | None, clause: Span) -> Factuality:
    status = reading.status
    if reading.open:
        status = None
    elif status is None:
        status = hint or (Status.DONE if reading.past else None)
    elif status in (Status.DISCUSSED, Status.PROPOSED) and hint is None and reading.past:
        status = Status.DONE
    spans = {(words[hit.first].start, words[hit.last - 1].end) for hit in reading.cues}
    return Factuality(
        certainty=reading.certainty,
        status=status,
        polarity=Polarity.NEGATIVE if (reading.denials + reading.negated) % 2 else Polarity.POSITIVE,
        cues=tuple(Span(start, end, clause.field) for start, end in sorted(spans)),
    )


def _weigh(
    text: Folded,
    lexicon: _Lexicon,
    words: tuple[Word, ...],
    hit: _Hit,
    reading: _Reading,
    first: int,
    at: int,
    stop: int,
    last: int,
    pointed: bool,
) -> None:
    """Let one cue speak, if it reaches the event word at `[at, stop)`."""
    kind = hit.kind
    if pointed and hit.first < stop and hit.last > at and kind not in ("alleged", "cancelled"):
        return  # the event word itself is no cue about itself
    if kind in _DOUBT:
        if hit.last > first:
            reading.doubt(_DOUBT[kind], hit)
        return
    if hit.first >= stop:
        if (
            kind == "after"
            and pointed
            and hit.first - stop < _AFTER
            and _clear(text, lexicon, words, stop, hit.first, "blocks_negation")
        ):
            reading.negated = True
            reading.cues.append(hit)
        return
    if hit.last > at:
        if kind == "cancelled":
            reading.status = Status.CANCELLED
            reading.cues.append(hit)
        return
    distance = at - hit.last
    if kind == "double":
        reading.cues.append(hit)
    elif kind in ("negation", "after"):
        if (
            hit.first >= first
            and distance <= _NEGATION
            and _clear(text, lexicon, words, hit.last, at, "blocks_negation", commas=True)
            and not _carried_off(lexicon, words, hit, at)
        ):
            reading.negated = True
            reading.cues.append(hit)
    elif kind == "denial":
        if distance <= 2 * _NEGATION and _clear(text, lexicon, words, hit.last, at, "blocks", commas=True):
            reading.denials += 1
            reading.cues.append(hit)
    elif kind == "hypothetical":
        if distance <= 2 * _MODAL and _clear(text, lexicon, words, hit.last, at, "", commas=True):
            reading.open = True
            reading.doubt(Certainty.POSSIBLE, hit)
    elif hit.last > first and distance <= _MODAL and _clear(text, lexicon, words, hit.last, at, "blocks"):
        _advance(lexicon, words, hit, reading, distance)


def _carried_off(lexicon: _Lexicon, words: tuple[Word, ...], hit: _Hit, at: int) -> bool:
    """ "who did not run were arrested": a verb particle that denied another verb before the auxiliary of this one."""
    if lexicon.particles_of_verbs.match(words, hit.first, hit.last) is None:
        return False
    return any(words[index].text in lexicon.scope["carriers"] for index in range(hit.last + 1, at))


def _advance(lexicon: _Lexicon, words: tuple[Word, ...], hit: _Hit, reading: _Reading, distance: int) -> None:
    """A modal, plan, stage or past auxiliary in front of the event word."""
    kind = hit.kind
    if kind == "past":
        reading.past = reading.past or distance <= 3
        return
    if kind == "may":
        reading.open = reading.open or words[hit.last - 1].text not in ("have", "haber")
        reading.doubt(Certainty.POSSIBLE, hit)
        return
    if kind == "conditional":
        if distance <= 3:
            reading.doubt(Certainty.ALLEGED, hit)
        return
    if kind == "expected":
        reading.doubt(Certainty.PROBABLE, hit)
    status = _LADDER.get(kind)
    if status is None:
        return
    if kind in ("discussed", "proposed") and distance > 4:
        return
    if kind in _REPLACING or reading.status is None:
        reading.status = status
        reading.cues.append(hit)


def _read_form(text: Folded, lexicon: _Lexicon, words: tuple[Word, ...], first: int, at: int, stop: int, reading: _Reading) -> None:
    """Tense as the event word, or the word that carries it, shows by its own form."""
    for index in range(max(first, at - 3), at + 1):
        word = words[index]
        near = index == at or _clear(text, lexicon, words, index + 1, at, "blocks_negation", commas=True)
        if not near:
            continue
        joined = bool(lexicon.prefixes) and (_future_prefix(lexicon, word.text) or _future_prefix(lexicon, word.core))
        if joined or (not lexicon.prefixes and _form(lexicon, "future", words, index)):
            _plan(reading, _Hit(index, index + 1, "planned"))
    previous = words[at - 1].text if at > first else ""
    if _form(lexicon, "conditional", words, at):
        reading.doubt(Certainty.POSSIBLE, _Hit(at, at + 1, "conditional"))
        reading.status = reading.status or Status.PLANNED
    elif (_form(lexicon, "infinitive", words, at) or previous in lexicon.scope["infinitive_after"]) and reading.status is None:
        free = not reading.negated and not any(hit.last == at for hit in reading.cues)
        if at > first and free and not _governed(lexicon, words, first, at):
            reading.status = Status.PLANNED
    elif _form(lexicon, "past", words, at) or _form(lexicon, "perfect_with_t", words, at):
        reading.past = True


def _governed(lexicon: _Lexicon, words: tuple[Word, ...], first: int, at: int) -> bool:
    """True when what stands before an infinitive says that it came to be: "after", "managed to"."""
    return any(words[index].text in lexicon.scope["not_planned_after"] for index in range(max(first, at - 3), at))


def _plan(reading: _Reading, hit: _Hit) -> None:
    reading.status = Status.PLANNED
    reading.cues.append(hit)


def _read_particle(lexicon: _Lexicon, words: tuple[Word, ...], first: int, at: int, stop: int, reading: _Reading) -> None:
    """The particle that affirms the perfect and doubts the imperfect."""
    if not lexicon.particles:
        return
    for index in range(max(first, at - 4), min(at + 1, len(words) - 1)):
        word = words[index]
        if word.text not in lexicon.particles and word.core not in lexicon.particles:
            continue
        following = words[index + 1].text
        if following in ("لا",) and index + 2 < len(words):
            following = words[index + 2].text
        if (
            following.startswith(lexicon.imperfect)
            and len(following) > 3
            and not _form(lexicon, "perfect_with_t", words, index + 1)
        ):
            reading.doubt(Certainty.POSSIBLE, _Hit(index, index + 1, "may"))
            reading.open = True
        else:
            reading.past = True


def _future_prefix(lexicon: _Lexicon, form: str) -> bool:
    if len(form) < 4 or not form.startswith(lexicon.prefixes):
        return False
    return lexicon.forms["not_future"].match((Word(form, form, 0, 0, False),), 0) is None


def _form(lexicon: _Lexicon, name: str, words: tuple[Word, ...], index: int) -> bool:
    if lexicon.forms[name].match(words, index, index + 1) is None:
        return False
    excluded = lexicon.forms.get(f"not_{name}")
    return excluded is None or excluded.match(words, index, index + 1) is None


def _clear(
    text: Folded, lexicon: _Lexicon, words: tuple[Word, ...], start: int, end: int, blockers: str, *, commas: bool = False
) -> bool:
    """True when nothing between words `start` and `end` cuts a cue off from the event word."""
    blocking = lexicon.scope.get(blockers, frozenset())
    for index in range(start, min(end + 1, len(words))):
        gap = text.source[words[index - 1].end : words[index].start] if index else ""
        bridged = index < len(words) and words[index].text in lexicon.scope["bridges"]
        if any(mark in gap for mark in _BREAKS) or (commas and not bridged and ("," in gap or "،" in gap)):
            return False
        if (
            index < end
            and words[index].text in blocking
            and not (index == start and words[index].text in lexicon.scope["transparent"])
        ):
            return False
    return True


def _find(lexicon: _Lexicon, words: tuple[Word, ...], start: int, last: int) -> list[_Hit]:
    found: list[_Hit] = []
    index = start
    while index < last:
        match = lexicon.cues.match(words, index, last)
        if match is None:
            index += 1
            continue
        end, kind = match
        if kind != "skip" and not _is_month(words, index, end):
            found.append(_Hit(index, end, kind))
        index = end
    return found


def _is_month(words: tuple[Word, ...], index: int, end: int) -> bool:
    """A one-word cue written with a capital inside a sentence is a name: the month of May."""
    return (
        end - index == 1
        and words[index].capital
        and index > 0
        and words[index].start - words[index - 1].end == 1
        and len(words[index].text) == 3
    )


def _whole(text: Folded, lexicon: _Lexicon, words: tuple[Word, ...], first: int, last: int) -> int:
    """Where the main clause ends: at its first subordinating word or strong mark."""
    for index in range(first + 1, last):
        gap = text.source[words[index - 1].end : words[index].start]
        if any(mark in gap for mark in ";:؛") or words[index].text in lexicon.scope["blocks"]:
            return index
    return last - 1 if last - first == 1 else last


def _reach_back(text: Folded, words: tuple[Word, ...], first: int) -> int:
    start = first
    while start > 0 and first - start < _BEFORE:
        gap = text.source[words[start - 1].end : words[start].start]
        if any(mark in gap for mark in _BREAKS + ',،«»“”"'):
            break
        start -= 1
    return start


def _index(words: tuple[Word, ...], position: int) -> int:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].start < position:
            low = middle + 1
        else:
            high = middle
    return low


@cache
def _lexicon(language: str) -> _Lexicon:
    data = table(language, "factuality")
    spelling = spelling_of(language)
    forms = data.get("forms", {})
    names = ("future", "not_future", "conditional", "not_conditional", "past", "not_past", "infinitive", "perfect_with_t")
    scope = {name: frozenset(spelling.key(word) for word in words) for name, words in data.get("scope", {}).items()}
    for name in ("blocks", "blocks_negation", "transparent", "carriers", "bridges"):
        scope.setdefault(name, frozenset())
    for name in ("infinitive_after", "not_planned_after"):
        scope[name] = frozenset(spelling.key(word) for word in forms.get(name, ()))
    modal = data.get("modal", {})
    return _Lexicon(
        spelling=spelling,
        cues=spelling.phrases(_entries(data)),
        forms={name: spelling.phrases((form, True) for form in forms.get(name, ())) for name in names},
        scope=scope,
        particles_of_verbs=spelling.phrases((word, True) for word in data.get("scope", {}).get("particles", ())),
        particles=frozenset(spelling.key(word) for word in modal.get("particle", ())),
        prefixes=tuple(forms.get("future_prefix", ())),
        imperfect=tuple(forms.get("imperfect_prefix", ())),
    )


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every phrase with its kind; phrases to set aside come first, so that they win over cues of their length."""
    negation = data.get("negation", {})
    order = [("skip", negation.get("skip", ())), ("double", negation.get("double", ()))]
    order += [
        ("denial", negation.get("denial", ())),
        ("negation", negation.get("before", ())),
        ("after", negation.get("after", ())),
    ]
    order += list(data.get("certainty", {}).items())
    order += [(kind, data.get("modal", {}).get(kind, ())) for kind in ("hypothetical", "may", "conditional")]
    order += [("expected", data.get("modal", {}).get("should", ()))]
    order += list(data.get("status", {}).items())
    for kind, phrases in order:
        for phrase in phrases:
            for word in expand(phrase):
                yield word, kind
