"""Direct quotations and reported clauses: whose words each passage is.

Quotation marks come first, by shape; then each quotation looks for its cue, and each cue left over for the clause it reports.
What is in doubt stays the author's: a name, title or term in marks is no quotation, and a reporting verb without a clause,
colon or quotation reports nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.language.fold import Folded
from claims.model.attribution import AttributionKind, Passage, Speaker, Stance, Voice
from claims.model.name import NameMention
from claims.model.span import Field, Span
from claims.normalization.attribution.clauses import Clause, find_clauses
from claims.normalization.attribution.dialogue import find_spoken
from claims.normalization.attribution.lexicon import Role, reporting
from claims.normalization.attribution.marks import Quoted, find_quoted
from claims.normalization.attribution.resolve import Memory, speaker_of
from claims.normalization.attribution.scene import Cue, Scene, Unit, find_cues, find_units

_FEW = 4  # words; up to so many in marks are a name, title or term unless the sentence says otherwise
_NEAR = 24  # words between a cue and its quotation


@dataclass(frozen=True, slots=True)
class _Bound:
    quoted: Quoted
    cue: Cue | None
    inverted: bool = False
    continues: bool = False


def read_passages(
    text: Folded,
    language: str,
    *,
    sentences: Sequence[Span],
    names: Sequence[NameMention] = (),
    field: Field = Field.TEXT,
) -> tuple[Passage, ...]:
    """Quotations and reported clauses of a text, in order of their start, the longer first.

    A passage may lie inside another: quoted words within a reported clause. A language without tables gets its quotations
    by their marks, without speakers. Linear in the length of the text; never fails.
    """
    lexicon = reporting(language)
    words = lexicon.spelling.words(text)
    quoted = find_quoted(text.source, [sentence for sentence in sentences if sentence.field is field])
    spoken = find_spoken(text.source, words, lexicon)
    quoted = tuple(sorted((*quoted, *spoken), key=lambda one: (one.outer_start, -one.outer_end))) if spoken else quoted
    scene = Scene.of(text, words, lexicon, quoted, names, field)
    units = find_units(scene, sentences)
    find_cues(scene, units)
    passages: list[Passage] = []
    memory = Memory()
    last: Passage | None = None  # of the sentence before: a quotation alone carries it on
    for unit in units:
        found = _read_unit(scene, unit, memory, last) if unit.cues or unit.quotes else []
        passages.extend(found)
        last = found[-1] if found else None
    return tuple(sorted(passages, key=lambda passage: (passage.span.start, -passage.span.end)))


def voice_at(passages: Sequence[Passage], span: Span) -> Voice:
    """Whose words a span is: those of the innermost passage that holds its greater part, else the author's."""
    best: Passage | None = None
    for passage in passages:
        shared = min(passage.span.end, span.end) - max(passage.span.start, span.start)
        if passage.span.field is not span.field or shared * 2 <= len(span):
            continue
        if best is None or len(passage.span) <= len(best.span):
            best = passage
    if best is None:
        return Voice.AUTHOR
    return Voice.QUOTATION if best.kind is AttributionKind.DIRECT else Voice.REPORTED


def _read_unit(scene: Scene, unit: Unit, memory: Memory, last: Passage | None) -> list[Passage]:
    bound = [_bind(scene, unit, quoted) for quoted in unit.quotes]
    real = [one for one in bound if _is_quotation(scene, one, unit, last)]
    for one in real:
        if one.cue is not None:
            one.cue.used = True
            one.cue.inverted = one.inverted
    clauses = find_clauses(scene, unit, [one.quoted for one in real])
    items: list[tuple[int, _Bound | Clause]] = [(one.cue.first if one.cue else scene.at(one.quoted.start), one) for one in real]
    items.extend((clause.cue.first, clause) for clause in clauses)
    found: list[Passage] = []
    for _, item in sorted(items, key=lambda pair: pair[0]):
        if isinstance(item, Clause):
            item.cue.inverted = item.cue.inverted or item.inverted
            speaker = speaker_of(scene, item.cue, unit, memory, inverted=item.inverted)
            if _is_thing(scene, unit, item.cue, speaker):
                continue
            passage = _passage(scene, item.start, item.end, item.kind, speaker, item.cue)
        else:
            passage = _quotation(scene, unit, item, memory, found[-1] if found else last)
        memory.keep(passage.speaker, passage.span.end)
        found.append(passage)
    return found


def _is_thing(scene: Scene, unit: Unit, cue: Cue, speaker: Speaker | None) -> bool:
    """ "These steps confirm that ...": the author's own reading of events, nobody's words."""
    if cue.role is not Role.VERB or speaker is None or speaker.entity is not None or speaker.span.start < unit.start:
        return False
    first, last = scene.at(speaker.span.start), scene.at(speaker.span.end)
    return any(scene.lexicon.things.match(scene.words, index, last) for index in range(first, min(last, first + 3)))


def _bind(scene: Scene, unit: Unit, quoted: Quoted) -> _Bound:
    """The cue of a quotation: the one that introduces it, else the one that follows it, else the nearest before."""
    before = [
        cue for cue in unit.cues if scene.words[cue.last - 1].end <= quoted.outer_start and cue.role not in (Role.POINTER, Role.AS)
    ]
    after = [cue for cue in unit.cues if scene.words[cue.first].start >= quoted.outer_end and cue.role is not Role.AS]
    left, right = before[-1] if before else None, after[0] if after else None
    source = scene.source
    lead = source[max(unit.start, quoted.outer_start - 3) : quoted.outer_start].rstrip()
    introduces = lead[-1:] in (":", "：")
    if left is not None and (scene.at(quoted.outer_start) - left.last > _NEAR or _parted(scene, left, quoted, unit)):
        left = None
    if left is not None and (introduces or left.last == scene.at(quoted.outer_start)):
        return _Bound(quoted, left)
    follows = right is not None and _follows(scene, quoted, right)
    if follows and not (
        left is not None
        and left.role is not Role.SOURCE
        and lead[-1:] not in ("", ",", "،", "—", "-")
        and quoted.outer_start > unit.start
        and source[quoted.end - 1 : quoted.end] not in ",!?…"
        and source[quoted.outer_end : quoted.outer_end + 1] not in (",", "،")
    ):
        return _Bound(quoted, right, inverted=True)
    if left is None:
        pointers = [cue for cue in unit.cues if cue.role is Role.POINTER and scene.words[cue.last - 1].end <= quoted.outer_start]
        left = pointers[-1] if pointers and scene.count(quoted.start, quoted.end) > _FEW else None
    return _Bound(quoted, left)


def _parted(scene: Scene, cue: Cue, quoted: Quoted, unit: Unit) -> bool:
    """True when a sentence ends, or another quotation's own cue stands, between a cue and a quotation."""
    start = scene.words[cue.last - 1].end
    for other in unit.quotes:
        if start <= other.outer_start < quoted.outer_start and scene.count(other.start, other.end) > _FEW:
            between = scene.source[other.outer_end : quoted.outer_start]
            return scene.source[other.end - 1 : other.end] in ".!?…" or "." in between
    last = scene.at(quoted.outer_start)
    text = scene.source[scene.words[last - 1].end : quoted.outer_start]
    return any(scene.stopped(index, ";!?…؛؟") for index in range(cue.last, last)) or any(mark in text for mark in ".;!?؛؟")


def _follows(scene: Scene, quoted: Quoted, cue: Cue) -> bool:
    first = scene.at(quoted.outer_end)
    if cue.first - first > 12:
        return False
    between = scene.source[quoted.outer_end : scene.words[cue.first].start]
    if any(mark in between for mark in ';:«“"!?؛\n') or any(scene.stopped(index) for index in range(first + 1, cue.first + 1)):
        return False
    if "." in between.lstrip("»”\"'’")[:1]:
        return False
    ended = scene.source[quoted.end - 1 : quoted.end]
    if cue.role in (Role.SOURCE, Role.POINTER, Role.AS):
        return cue.first == first
    if cue.role is Role.PARTICIPLE:
        return False
    lead = between.lstrip()[:1]
    if cue.first == first:
        return True
    if lead in (",", "—", "–", "-", "،") or ended in ",!?…":
        return True
    if "," in between and cue.first - first <= 6 and ended != ".":
        return True
    return ended != "." and cue.first - first <= 3 and any(scene.holds("between", index) for index in range(first, cue.first))


def _is_quotation(scene: Scene, bound: _Bound, unit: Unit, last: Passage | None) -> bool:
    quoted, cue = bound.quoted, bound.cue
    source = scene.source
    count = scene.count(quoted.start, quoted.end)
    if count == 0:
        return False
    ended = source[quoted.end - 1] in ".!?…,،؟" or (
        source[quoted.outer_end : quoted.outer_end + 1] in (",", "،") and bound.inverted
    )
    introduced = source[max(unit.start, quoted.outer_start - 3) : quoted.outer_start].rstrip()[-1:] == ":"
    if cue is None:
        if introduced:
            return count > 2
        alone = quoted.outer_start <= unit.start and ended
        if alone and count > 1 and last is not None:
            return True
        return count > _FEW and not _is_title(scene, quoted)
    if count > _FEW:
        return not (_is_title(scene, quoted) and not introduced and not bound.inverted and not ended)
    if introduced or (
        bound.inverted and (ended or source[quoted.outer_end : quoted.outer_end + 3].strip()[:1] in ("—", "–", "-", ","))
    ):
        return count > 1 or ended
    first = scene.at(quoted.outer_start)
    if count < 2 or first < cue.last:
        return False
    if scene.holds("complementisers", first - 1):
        return True
    return not _is_title(scene, quoted) and _cased(scene, first) and not scene.words[first].capital and _as_said(scene, cue, first)


def _as_said(scene: Scene, cue: Cue, first: int) -> bool:
    """Some words only, in small letters: `called it "slow and costly"`, `stressed that this was "no small thing"`."""
    if cue.role is Role.POINTER or cue.role is Role.AS or first - cue.last > 12:
        return False
    if cue.role is Role.SOURCE or scene.holds("quoting", cue.last - 1):
        return first - cue.last <= 8
    return any(scene.holds("complementisers", index) for index in range(cue.last, first))


def _cased(scene: Scene, index: int) -> bool:
    word = scene.source[scene.words[index].start]
    return word.lower() != word.upper()


def _is_title(scene: Scene, quoted: Quoted) -> bool:
    """Most words begin with a capital: a name or a title, where the script has capitals."""
    words = scene.words[scene.at(quoted.start) : scene.at(quoted.end)]
    long = [word for word in words if len(word.text) > 3] or list(words)
    return sum(word.capital for word in long) * 3 >= len(long) * 2


def _quotation(scene: Scene, unit: Unit, bound: _Bound, memory: Memory, last: Passage | None) -> Passage:
    quoted, cue = bound.quoted, bound.cue
    speaker: Speaker | None = None
    if cue is not None:
        speaker = speaker_of(scene, cue, unit, memory, inverted=bound.inverted)
    elif last is not None and _carries_on(scene, unit, quoted, last):
        speaker = last.speaker
        return _passage(scene, quoted.start, quoted.end, AttributionKind.DIRECT, speaker, None, last, quoted.closed)
    return _passage(scene, quoted.start, quoted.end, AttributionKind.DIRECT, speaker, cue, None, quoted.closed)


def _carries_on(scene: Scene, unit: Unit, quoted: Quoted, last: Passage) -> bool:
    """A sentence in marks of its own after a passage, or a quotation that runs over paragraphs."""
    return quoted.continues or (quoted.outer_start <= unit.start + 1 and scene.count(quoted.outer_end, unit.end) == 0)


def _passage(
    scene: Scene,
    start: int,
    end: int,
    kind: AttributionKind,
    speaker: Speaker | None,
    cue: Cue | None,
    like: Passage | None = None,
    closed: bool = True,
) -> Passage:
    where: Span | None = None
    stance = Stance.NEUTRAL
    if cue is not None:
        last = cue.last - 1 if cue.word.peels and cue.last - cue.first > 1 else cue.last
        where = Span(scene.words[cue.first].start, scene.words[last - 1].end, scene.field)
        stance = cue.word.stance
    elif like is not None:
        where, stance = like.cue, like.stance
    span = Span(start, end, scene.field)
    return Passage(span=span, text=scene.source[start:end], kind=kind, speaker=speaker, cue=where, stance=stance, closed=closed)
