"""How sure, how far and whether affirmed: the factuality of an event word in its clause.

Cues are read where they can reach the event word: a negation from a few words before it, a modal or a plan from before it in
the same clause, an adverb of doubt from anywhere in the clause. Phrases that merely hold a cue ("not only", "no fewer than",
"the will of") are set aside first. What the verb itself implies comes from the caller as `status_hint`, the verbs of its predicate,
where a tagger has told them, as `verbs`; a noun of action ("the signing of") implies nothing until a verb says that it took place.

The convention, for the event that the claim is about:

=============  ===============================================================================================================
status         what the text tells
=============  ===============================================================================================================
done           a deed of the past, denied or not ("did not answer"): any past tense but a state, a passive, a participle clause
               (", killing 12"; "founded in 1904"), the present of a headline or of a speech act ("denies"), a verbless claim
signed,        a deed of the past whose own word is that rung for documents and measures: to sign, to ratify or pass, to come
approved,      into force, to come to an agreement. "is signed" and "is in force" tell the same as a state. To announce, discuss,
in_force,      allow, allocate, suspend, postpone or reject something is done, whatever becomes of that
agreed
proposed,      a proposal, also one made in the past; talks and thoughts under way ("is considering", "are in talks"). Talks that
discussed      were held are done
planned        what is to come: future, plan, intention, duty, expectation, "may", "would" seen from a past, the present of a day to
               come ("turns 60 in August")
announced      to announce something that is to come ("announced plans to", "announced that it would"); else announcing is done
cancelled      to call off what was planned, to annul an agreement, to let it expire, to repeal a law; to suspend or postpone is
               done
null           states, habits, what is under way, descriptions; what is only imagined ("if", "would have", "should have")
=============  ===============================================================================================================

Certainty is possible for "may" and conditions, probable for what is expected or seems so, alleged for hearsay and accusations, but
not for the accusing itself. The future and the conditional that reports one are asserted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.language.fold import Folded
from claims.model.attribution import REACHED, Certainty, Factuality, Polarity, Status
from claims.model.span import Span
from claims.normalization.attribution.modality import Modality, modality
from claims.normalization.attribution.reach import Reading, Target, gap_before, hand_on, weigh
from claims.normalization.attribution.tense import formed, is_nominal, read_particle, read_tense
from claims.normalization.attribution.verbs import Chain, Tense, Verb, chain, unseen
from claims.normalization.attribution.words import Word

_BEFORE = 6  # words a denial or condition may stand before its clause
_BREAKS = ";:؛.!?…\n"
_AHEAD = (None, Status.DISCUSSED, Status.PROPOSED, Status.PLANNED, Status.ANNOUNCED)  # a noun says these without a tense
_LASTING = (Status.DISCUSSED, Status.PROPOSED, Status.PLANNED, Status.ANNOUNCED, Status.IN_FORCE)  # true of a state as well
_PLANS = frozenset({"planned", "expected", "likely"})
_OWN = {"discussed": Status.DISCUSSED, "proposed": Status.PROPOSED}
_TOLD = (Tense.PAST, Tense.PASSIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of a clause besides its words.

    `headline`: a present there tells a deed. `valued`: it holds a figure or a day. `ahead`: its event is dated to a day after
    publication. `cue`: the words that hand it on as somebody's, such as "predicted that". `alleged`: they keep their distance.
    """

    headline: bool = False
    valued: bool = False
    ahead: bool = False
    cue: Span | None = None
    alleged: bool = False


_PLAIN = Setting()


def read_factuality(
    text: Folded,
    language: str,
    clause: Span,
    *,
    trigger: Span | None = None,
    status_hint: Status | None = None,
    noun: bool = False,
    verbs: Sequence[Verb] | None = None,
    setting: Setting = _PLAIN,
) -> Factuality:
    """Certainty, status and polarity of the event at `trigger` within `clause`, with the cues that say so.

    Without a trigger the clause is read as a whole, up to its first subordinate clause. `status_hint` is the status the event
    word implies when affirmed and past ("signed"); tense and modality turn it into a plan or leave it open. `noun`: a tagger takes
    the event word for a noun, which the word itself may not show ("another launch is planned"). `verbs`: the verbs of the predicate
    as a tagger sees them, none for a clause without one; None where no tagger was asked, and tense is told by the event word's own
    form. A language without tables gives the hint, asserted and positive. Never fails.
    """
    tables = modality(language)
    words = tables.spelling.words(text)
    first, last = _index(words, clause.start), _index(words, clause.end)
    if first >= last:
        return Factuality(status=status_hint)
    target = _target(text, tables, words, first, last, trigger, noun=noun)
    links = None
    if verbs is not None:
        links = chain(tables, words, [verb for verb in verbs if clause.contains(verb.span)]) or unseen(tables, words, first, last)
    verbless, tense = verbs is not None and links is None, Tense.OPEN
    if links is not None:
        target, tense = _told(target, links, setting)
    reading = Reading()
    for hit in tables.find(words, _reach_back(text, words, first), last):
        weigh(target, hit, reading)
    if target.pointed:
        read_particle(target, reading)
        if tense is Tense.OPEN:
            read_tense(target, reading, governed=verbless and not setting.headline)
    if setting.alleged:
        reading.doubt(Certainty.ALLEGED, None)
    if setting.cue is not None and not setting.cue.overlaps(clause):
        hand_on(target, tables.find(words, _index(words, setting.cue.start), _index(words, setting.cue.end)), reading)
    if tense is Tense.UNREAL and reading.certainty is Certainty.ASSERTED:
        reading.doubt(Certainty.POSSIBLE, None)
    return _conclude(target, reading, _tense(target, tense, reading, setting, verbless=verbless), status_hint, clause)


def _target(
    text: Folded, tables: Modality, words: tuple[Word, ...], first: int, last: int, trigger: Span | None, *, noun: bool
) -> Target:
    if trigger is None:
        border = _main_end(text, tables, words, first, last)
        return Target(text, tables, words, first, border, border, last, pointed=False)
    at = min(max(_index(words, trigger.start), first), last - 1)
    if at > first and words[at - 1].end > trigger.start:
        at -= 1  # the event word is written together with the word before it
    stop = min(max(_index(words, trigger.end), at + 1), last)
    target = formed(Target(text, tables, words, first, at, stop, last))
    return replace(target, nominal=True, finite=False) if noun and not target.finite else target


def _told(target: Target, links: Chain, setting: Setting) -> tuple[Target, Tense]:
    """The tense of the predicate, and the target moved to its verb where the event word is a noun that this verb carries."""
    at = links.among(target.at, target.stop) if target.pointed else None
    if at is not None and links.verbs[at].auxiliary:
        at = links.head  # "did" of "did not answer"
        target = replace(target, at=links.places[at], stop=links.places[at] + 1)
    elif at is None:
        if target.pointed and target.tables.tells_future(target.words, target.at):
            return target, Tense.FUTURE  # a verb that the tagger has missed
        at = links.head
        target = replace(target, at=links.places[at], stop=links.places[at] + 1, pointed=True, carrier=True)
    tense = links.tense(at)
    if tense in (Tense.PRESENT, Tense.RESULT) and not setting.ahead and not links.is_stative(at):
        tense = Tense.PAST if setting.headline or links.tells(at) else tense
    nominal = target.nominal and links.only_links  # "the signing was on Monday"
    finite = tense in (*_TOLD, Tense.UNREAL)
    linking = links.only_links or links.is_stative(at)
    return replace(target, nominal=nominal, finite=finite, passive=tense is Tense.PASSIVE, linking=linking), tense


def _tense(target: Target, tense: Tense, reading: Reading, setting: Setting, *, verbless: bool) -> Tense:
    """The tense with what the setting adds: a present of a day to come, a noun of action without a verb."""
    if setting.ahead and (tense in (Tense.PRESENT, Tense.RESULT) or (target.nominal and not reading.past)):
        return Tense.FUTURE
    if verbless and not reading.negated and tense is Tense.OPEN:
        return Tense.PAST if target.pointed and (setting.headline or _tells_alone(target, setting)) else tense
    if reading.habit and tense in _TOLD and not reading.negated:
        return Tense.STATE
    return tense


def _tells_alone(target: Target, setting: Setting) -> bool:
    """True for a noun of action with a figure or a day, and for a verb of the past that the tagger took for something else."""
    nominal = is_nominal(target)
    if target.tables.verb_first and not nominal and target.nominal:
        return target.tables.starts_past(target.words, target.at)
    return (setting.valued and nominal) or target.tables.is_form("telling", target.words, target.at)


def _conclude(target: Target, reading: Reading, tense: Tense, hint: Status | None, clause: Span) -> Factuality:
    spans = {(target.words[hit.first].start, target.words[hit.last - 1].end) for hit in reading.cues}
    return Factuality(
        certainty=reading.certainty,
        status=_status(target, reading, tense, hint),
        polarity=Polarity.NEGATIVE if (reading.denials + reading.negated) % 2 else Polarity.POSITIVE,
        cues=tuple(Span(start, end, clause.field) for start, end in sorted(spans)),
    )


def _status(target: Target, reading: Reading, tense: Tense, hint: Status | None) -> Status | None:
    past = tense in _TOLD or (tense is Tense.OPEN and reading.past)
    hint = _own_hint(reading, tense) or hint
    if reading.open or tense is Tense.UNREAL:
        return None
    if reading.status is not None:
        replaced = reading.status in (Status.DISCUSSED, Status.PROPOSED) and hint is None and reading.past
        return Status.DONE if replaced else reading.status
    if tense is Tense.FUTURE or (reading.own & _PLANS and tense is not Tense.PAST and (hint is None or target.carrier)):
        return Status.PLANNED
    if target.linking and reading.onward:
        return Status.PLANNED
    if reading.needed and hint in REACHED:
        return Status.PLANNED
    if reading.may and tense not in _TOLD:
        return None if target.linking else Status.PLANNED
    if past:
        return _reached(reading, hint)
    if tense in (Tense.STATE, Tense.PRESENT):
        entering = hint is Status.IN_FORCE and tense is Tense.PRESENT and not target.linking  # "takes effect on Monday"
        return Status.PLANNED if entering else hint if hint in _LASTING else None
    if target.nominal and hint not in _AHEAD and not (reading.negated or reading.denials):
        return None
    return hint


def _own_hint(reading: Reading, tense: Tense) -> Status | None:
    """The rung that an event word stands for which the lexicon does not know: "cancelled", "is being considered"."""
    if "cancelled" in reading.own:
        return Status.CANCELLED
    return next((status for kind, status in _OWN.items() if kind in reading.own and tense not in _TOLD), None)


def _reached(reading: Reading, hint: Status | None) -> Status:
    """The rung that a deed of the past has reached: to announce is announced only where what was announced is to come."""
    if hint is Status.ANNOUNCED:
        return Status.ANNOUNCED if reading.onward else Status.DONE
    return Status.DONE if hint in (None, Status.DISCUSSED) else hint


def _main_end(text: Folded, tables: Modality, words: tuple[Word, ...], first: int, last: int) -> int:
    """Where the main clause ends: at its first subordinating word or strong mark."""
    for index in range(first + 1, last):
        if any(mark in gap_before(text, words, index) for mark in ";:؛") or words[index].text in tables.scope["blocks"]:
            return index
    return last


def _reach_back(text: Folded, words: tuple[Word, ...], first: int) -> int:
    start = first
    while start > 0 and first - start < _BEFORE:
        if any(mark in gap_before(text, words, start) for mark in _BREAKS + ',،«»“”"'):
            break
        start -= 1
    return start


def _index(words: tuple[Word, ...], position: int) -> int:
    """The first word that starts at `position` or later."""
    return bisect_left(words, position, key=_start)


def _start(word: Word) -> int:
    return word.start
