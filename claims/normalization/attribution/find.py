"""Direct quotations and reported clauses: whose words each passage is.

Quotation marks come first, by shape; then each quotation looks for its cue, and each cue left over for the clause it reports.
What is in doubt stays the author's: a name, title or term in marks is no quotation, and a reporting verb without a clause,
colon or quotation reports nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.fold import Folded
from claims.model.attribution import AttributionKind, Passage, Speaker, Stance, Voice
from claims.model.name import NameMention
from claims.model.span import Field, Span
from claims.normalization.attribution.asides import split_asides
from claims.normalization.attribution.binding import Bound, bind, is_quotation
from claims.normalization.attribution.borders import Clause
from claims.normalization.attribution.clauses import find_clauses
from claims.normalization.attribution.dialogue import find_spoken
from claims.normalization.attribution.introductions import read_cast
from claims.normalization.attribution.lexicon import Role, reporting
from claims.normalization.attribution.marks import Quoted, find_quoted
from claims.normalization.attribution.memory import Memory
from claims.normalization.attribution.resolve import speaker_of, subject_before, subject_of
from claims.normalization.attribution.scene import Cue, Scene, Unit, find_cues, find_units
from claims.normalization.entity import link_names


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
    return passages_of(set_scene(text, language, sentences=sentences, names=names, field=field), sentences)


def set_scene(
    text: Folded, language: str, *, sentences: Sequence[Span], names: Sequence[NameMention] = (), field: Field = Field.TEXT
) -> Scene:
    """A text with everybody whom it introduces, ready for reading who speaks in it and who is meant."""
    lexicon = reporting(language)
    words = lexicon.spelling.words(text)
    quoted = find_quoted(text.source, [sentence for sentence in sentences if sentence.field is field])
    spoken = find_spoken(text.source, words, lexicon)
    quoted = split_asides(text.source, words, (*quoted, *spoken), lexicon)
    linked = names if all(name.entity for name in names) else link_names(names)
    scene = Scene.of(text, words, lexicon, quoted, linked, field)
    scene.cast = read_cast(scene)
    return scene


def passages_of(scene: Scene, sentences: Sequence[Span]) -> tuple[Passage, ...]:
    """The quotations and reported clauses of a scene; see `read_passages`."""
    units = find_units(scene, sentences)
    find_cues(scene, units)
    passages: list[Passage] = []
    scene.unit_starts = [unit.start for unit in units]
    memory = Memory(scene.cast)
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
    bound = [bind(scene, unit, quoted) for quoted in unit.quotes]
    real = [one for one in bound if is_quotation(scene, one, unit, last)]
    for one in real:
        if one.cue is not None:
            one.cue.used = True
            one.cue.inverted = one.cue.inverted or one.inverted
    clauses = find_clauses(scene, unit, [one.quoted for one in real])
    items: list[tuple[int, Bound | Clause | Cue]] = []
    items.extend((one.cue.first if one.cue else scene.at(one.quoted.start), one) for one in real)
    items.extend((clause.cue.first, clause) for clause in clauses)
    items.extend((cue.first, cue) for cue in unit.cues if not cue.used and cue.role is Role.VERB)
    found: list[Passage] = []
    for _, item in sorted(items, key=lambda pair: pair[0]):
        if isinstance(item, Cue):
            if _is_covered(scene, item, real, clauses):
                continue
            subject = subject_of(scene, item, unit, memory)
            memory.keep(subject, scene.words[item.first].start)
            continue
        if isinstance(item, Clause):
            item.cue.inverted = item.cue.inverted or item.inverted
            speaker = speaker_of(scene, item.cue, unit, memory, inverted=item.inverted)
            if _is_thing(scene, unit, item.cue, speaker):
                continue
            passage = _passage(scene, item.start, item.end, item.kind, speaker, item.cue)
        else:
            passage = _quotation(scene, unit, item, memory, found[-1] if found else last)
        if item.cue is None or not _is_covered(scene, item.cue, real, clauses):
            memory.keep(passage.speaker, passage.span.end)
        found.append(passage)
    return found


def _is_covered(scene: Scene, cue: Cue, real: Sequence[Bound], clauses: Sequence[Clause]) -> bool:
    """True for a verb inside the words of somebody."""
    at = scene.words[cue.first].start
    runs = [(one.quoted.start, one.quoted.end) for one in real] + [(clause.start, clause.end) for clause in clauses]
    return any(start <= at < end for start, end in runs)


def _is_thing(scene: Scene, unit: Unit, cue: Cue, speaker: Speaker | None) -> bool:
    """ "These steps confirm that ...": the author's own reading of events, nobody's words."""
    if cue.role is not Role.VERB or speaker is None or speaker.entity is not None or speaker.span.start < unit.start:
        return False
    first, last = scene.at(speaker.span.start), scene.at(speaker.span.end)
    return any(scene.lexicon.things.match(scene.words, index, last) for index in range(first, min(last, first + 3)))


def _quotation(scene: Scene, unit: Unit, bound: Bound, memory: Memory, last: Passage | None) -> Passage:
    quoted, cue = bound.quoted, bound.cue
    speaker: Speaker | None = None
    if cue is not None:
        speaker = speaker_of(scene, cue, unit, memory, inverted=cue.inverted)
    elif last is not None and _carries_on(scene, unit, quoted, last):
        speaker = last.speaker
        return _passage(scene, quoted.start, quoted.end, AttributionKind.DIRECT, speaker, None, last, quoted.closed)
    else:
        speaker = subject_before(scene, unit, quoted.outer_start)
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
