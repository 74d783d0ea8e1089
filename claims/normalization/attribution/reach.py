"""What stands between a cue and the event word, and how far each kind of cue reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.language.fold import Folded
from claims.model.attribution import Certainty, Status
from claims.normalization.attribution.modality import Hit, Modality
from claims.normalization.attribution.words import Word

_NEGATION = 6  # words between a negation and the event word
_MODAL = 16  # words between a modal or plan and the event word: "is expected" opens long clauses
_AFTER = 4  # words behind the event word that may still deny it
_PAST = 3  # words between an auxiliary of the past and the event word
_NEAR = 4  # words between a cue and the clause that completes it: "expected by many that"
_LIGHT = 8  # words between a noun of action and the verb that says what became of it
_BREAKS = ";:؛.!?…\n"
_COMMAS = ",،"

_DOUBT = {"alleged": Certainty.ALLEGED, "probable": Certainty.PROBABLE, "possible": Certainty.POSSIBLE}
_RANK = {Certainty.ASSERTED: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2, Certainty.ALLEGED: 3}
_LADDER = {
    "discussed": Status.DISCUSSED,
    "proposed": Status.PROPOSED,
    "planned": Status.PLANNED,
    "expected": Status.PLANNED,
    "likely": Status.PLANNED,
    "cancelled": Status.CANCELLED,
}
_REPLACING = ("planned", "expected", "likely")


@dataclass(slots=True)
class Reading:
    """What the cues met so far say."""

    certainty: Certainty = Certainty.ASSERTED
    status: Status | None = None
    negated: bool = False  # negative words of one clause agree with each other: they count once
    denials: int = 0
    open: bool = False  # only imagined: no status is reached
    past: bool = False
    may: bool = False  # left open by a modal verb, and ahead
    needed: bool = False  # required, and so not reached yet
    habit: bool = False  # what is done as a rule
    onward: bool = False  # a plan follows the event word: "announced plans to"
    own: set[str] = field(default_factory=set)  # kinds of cue that the event word is itself
    cues: list[Hit] = field(default_factory=list)

    def doubt(self, certainty: Certainty, hit: Hit | None) -> None:
        """Lower the certainty, and keep the cue where one is at hand."""
        if _RANK[certainty] > _RANK[self.certainty]:
            self.certainty = certainty
        if hit is not None:
            self.cues.append(hit)

    def plan(self, hit: Hit) -> None:
        """Put the event ahead."""
        self.status = Status.PLANNED
        self.cues.append(hit)

    def deny(self, hit: Hit) -> None:
        """Count a negative word."""
        self.negated = True
        self.cues.append(hit)


@dataclass(frozen=True, slots=True)
class Target:
    """The event word, words `[at, stop)`, in its clause, words `[first, last)`.

    Without an event word (`pointed` False) `at` is the border of the main clause: no word stands there that a mark before it
    could cut off.
    """

    text: Folded
    tables: Modality
    words: tuple[Word, ...]
    first: int
    at: int
    stop: int
    last: int
    pointed: bool = True
    nominal: bool = False  # a noun of action: it has no tense of its own
    finite: bool = False  # a past tense that no plan can carry
    passive: bool = False  # told of what it was done to
    carrier: bool = False  # the verb that carries the event word, which is a noun or an infinitive
    linking: bool = False  # a verb that only links: "was the largest"

    def clear(self, start: int, end: int, blockers: str = "", *, commas: bool = False) -> bool:
        """True when nothing from word `start` to word `end` cuts a cue off: no stop before any of them, no blocker between."""
        scope = self.tables.scope
        blocking = scope.get(blockers, frozenset())
        for index in range(start, end + 1 if end != self.at or self.pointed else end):
            gap = self.gap(index)
            bridged = self.words[index].text in scope["bridges"]
            if _holds(gap, _BREAKS) or (commas and not bridged and _holds(gap, _COMMAS)):
                return False
            if (
                index < end
                and self.words[index].text in blocking
                and not (index == start and self.words[index].text in scope["transparent"])
            ):
                return False
        return True

    def gap(self, index: int) -> str:
        """What stands before word `index`."""
        return gap_before(self.text, self.words, index)


def gap_before(text: Folded, words: tuple[Word, ...], index: int) -> str:
    """What stands between word `index` - 1 and word `index`; the first word has nothing before it."""
    return text.source[words[index - 1].end : words[index].start] if index else ""


def weigh(target: Target, hit: Hit, reading: Reading) -> None:
    """Let one cue speak, if it reaches the event word. The event word itself is no cue about itself."""
    kind = hit.kind
    if target.pointed and hit.first < target.stop and hit.last > target.at:
        reading.own.add(kind)
        if kind == "may":
            _advance(target, hit, reading, 0)
        reading.onward = reading.onward or (kind in _REPLACING and hit.last > target.stop)  # "announced plans to"
        if kind in ("expected", "likely") and (target.passive or not target.finite):
            reading.doubt(Certainty.PROBABLE, hit)
        if kind == "purpose":
            reading.plan(hit)
            return
        if hit.first >= target.at:
            if _words(target, hit) & target.tables.scope["copula_negative"]:
                reading.deny(hit)
            return
    if kind == "purpose":
        return
    if kind in _DOUBT:
        if _inside(target, hit):
            reading.doubt(_DOUBT[kind], hit)
    elif kind == "needed":
        reading.needed = reading.needed or target.clear(hit.last, target.at, "blocks") if hit.last <= target.at else reading.needed
    elif kind == "habit":
        reading.habit = reading.habit or (hit.last > target.first and target.clear(min(hit.last, target.at), target.at, "blocks"))
    elif kind == "attribute":
        if target.pointed and (hit.last == target.at or hit.first == target.stop):
            reading.doubt(Certainty.ALLEGED, hit)
    elif hit.first >= target.stop:
        _weigh_after(target, hit, reading)
    else:
        _weigh_before(target, hit, reading)


def hand_on(target: Target, hits: Sequence[Hit], reading: Reading) -> None:
    """Let the word that hands the clause on as somebody's speak: what is predicted or promised is still to come."""
    for hit in hits:
        if hit.kind in ("claimed", *_DOUBT):
            reading.doubt(_DOUBT.get(hit.kind, Certainty.ALLEGED), hit)
        elif hit.kind in _REPLACING and not target.finite:
            if hit.kind != "planned":
                reading.doubt(Certainty.PROBABLE, hit)
            reading.plan(hit)


def _inside(target: Target, hit: Hit) -> bool:
    """True for a cue in the clause, or right before it where the clause completes it: "it is likely that"."""
    if hit.last > target.first:
        return True
    bridges = target.tables.scope["bridges"]
    between = target.words[hit.last - 1 : target.first]
    return len(between) <= _NEAR + 1 and between[-1].text in bridges and target.clear(hit.last, target.first, commas=True)


def _words(target: Target, hit: Hit) -> set[str]:
    return {form for word in target.words[hit.first : hit.last] for form in (word.text, word.core)}


def _weigh_before(target: Target, hit: Hit, reading: Reading) -> None:
    kind, at = hit.kind, target.at
    start = min(hit.last, at)  # a cue may be written with the event word: "pending its ..."
    distance = at - start
    if kind == "double":
        reading.cues.append(hit)
    elif kind in ("negation", "after", "unable"):
        if (
            hit.first >= target.first
            and distance <= _NEGATION
            and target.clear(start, at, "blocks_negation", commas=True)
            and not _carried_off(target, hit)
        ):
            reading.deny(hit)
            reading.past = reading.past or kind == "unable"
    elif kind == "denial":
        if distance <= 2 * _NEGATION and target.clear(start, at, "blocks", commas=True):
            reading.denials += 1
            reading.cues.append(hit)
    elif kind in ("hypothetical", "unreal"):
        if distance <= 2 * _MODAL and target.clear(start, at, commas=True):
            reading.open = True
            if kind == "hypothetical":
                reading.doubt(Certainty.POSSIBLE, hit)
    elif kind == "claimed":
        if _inside(target, hit) and target.clear(start, at, "blocks"):
            reading.doubt(Certainty.ALLEGED, hit)
    elif _inside(target, hit) and distance <= _MODAL and target.clear(start, at, "blocks"):
        _advance(target, hit, reading, distance)


def _weigh_after(target: Target, hit: Hit, reading: Reading) -> None:
    """What follows the event word denies it, or says what becomes of a noun of action: "the signing is due on Monday"."""
    if not target.pointed:
        return
    scope, distance = target.tables.scope, hit.first - target.stop
    if hit.kind == "hypothetical" and not distance and _words(target, hit) & scope["unreal_after"]:
        reading.open = True
        reading.doubt(Certainty.POSSIBLE, hit)
        return
    if hit.kind in _REPLACING and distance <= _LIGHT:
        reading.onward = True
    near = hit.kind == "after" and distance < _AFTER
    object_of = hit.kind == "negation" and not distance and _denies_verb(target, hit)
    if (near or object_of) and target.clear(target.stop, hit.first, "blocks_negation"):
        reading.deny(hit)
    if not target.nominal or distance > _LIGHT or not target.clear(target.stop, hit.first, "blocks_negation", commas=True):
        return
    if hit.kind in _REPLACING:
        if hit.kind != "planned":
            reading.doubt(Certainty.PROBABLE, hit)
        reading.plan(hit)
    elif hit.kind == "cancelled":
        reading.status = Status.CANCELLED
        reading.cues.append(hit)
    elif hit.kind == "may":
        reading.may = True
        reading.doubt(Certainty.POSSIBLE, hit)
    elif hit.kind == "light" and reading.status is None:
        reading.past = True
        reading.cues.append(hit)
        for back in range(max(target.stop, hit.first - 3), hit.first):  # "the signing did not take place"
            if target.tables.particles_of_verbs.match(target.words, back, hit.first) is not None:
                reading.deny(Hit(back, back + 1, "negation"))


def _denies_verb(target: Target, hit: Hit) -> bool:
    """ "showed no emotion", "is not final": a negative object, or a particle behind the verb that it denies."""
    if (target.carrier or target.linking) and target.tables.particles_of_verbs.match(target.words, hit.first, hit.last) is not None:
        return True
    return bool(_words(target, hit) & target.tables.scope["negates_after"])


def _carried_off(target: Target, hit: Hit) -> bool:
    """ "who did not run were arrested": a verb particle that denied another verb before the auxiliary of this one."""
    tables, words = target.tables, target.words
    if tables.particles_of_verbs.match(words, hit.first, hit.last) is None:
        return False
    first = hit.last
    while first < target.at and words[first].text in tables.scope["clitics"]:
        first += 1
    return any(words[index].text in tables.scope["carriers"] for index in range(first + 1, target.at))


def _advance(target: Target, hit: Hit, reading: Reading, distance: int) -> None:
    """A modal, plan, stage or past auxiliary in front of the event word."""
    kind = hit.kind
    if kind == "light" and (target.nominal or distance <= _PAST):
        reading.past = True
        return
    if kind == "past":
        reading.past = reading.past or (distance <= _PAST if target.pointed else _tensed(target, hit))
        return
    if kind == "may":
        back = any(target.tables.is_form(name, target.words, hit.last - 1) for name in ("have", "may_past"))
        reading.may, reading.past = reading.may or not back, reading.past or back
        reading.doubt(Certainty.POSSIBLE, hit)
        return
    if kind == "conditional":
        if distance <= 3:
            reading.doubt(Certainty.ALLEGED, hit)
        return
    status = _LADDER.get(kind)
    if kind == "likely":
        reading.doubt(Certainty.PROBABLE, hit)
        if target.linking:
            return  # "is likely to be the cause"
    if status is None or target.finite:
        return
    if kind == "expected":
        reading.doubt(Certainty.PROBABLE, hit)
    if kind in ("discussed", "proposed") and distance > 4:
        return
    if kind in _REPLACING or reading.status is None:
        reading.status = status
        reading.cues.append(hit)


def _tensed(target: Target, hit: Hit) -> bool:
    """True when an auxiliary of the past has its participle right behind it."""
    behind = range(hit.last, min(hit.last + 2, target.at))
    return any(target.tables.is_form("past", target.words, index) for index in behind)


def _holds(gap: str, marks: str) -> bool:
    return gap != " " and any(mark in gap for mark in marks)
