"""The text at work: its words, cues and units, as the readers of passages see it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.language.fold import Folded
from claims.model.name import NameKind, NameMention
from claims.model.span import Field, Span
from claims.normalization.attribution.cast import Cast
from claims.normalization.attribution.lexicon import CueWord, Reporting, Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.words import Word

_LOWER_DASH = "-–—"
_LONGEST = 3000  # characters of a unit; a longer "sentence" is a text without full stops, read in pieces
_AUXILIARY = 5  # words from an auxiliary to its participle
_GAP = 80  # characters between two words that are looked at
_MOST = 32  # cues, and quotations, read in one unit


@dataclass(slots=True)
class Cue:
    """A cue on words `[first, last)` of the scene."""

    first: int
    last: int
    word: CueWord
    used: bool = False
    inverted: bool = False  # the speaker follows the verb

    @property
    def role(self) -> Role:
        """How the cue is tied to the words it reports."""
        return self.word.role


@dataclass(slots=True)
class Unit:
    """A run of text read as one sentence: sentences that one quotation holds together are one."""

    start: int
    end: int
    cues: list[Cue] = field(default_factory=list)
    quotes: list[Quoted] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """A text with everything that reading its passages needs."""

    text: Folded
    field: Field
    words: tuple[Word, ...]
    lexicon: Reporting
    quoted: tuple[Quoted, ...]
    names: tuple[NameMention, ...]
    starts: list[int]
    name_starts: list[int]
    stops: dict[int, bool]  # words before which a reported clause ends, as far as asked
    cast: Cast  # put in by `read_cast`
    unit_starts: list[int]

    @classmethod
    def of(
        cls,
        text: Folded,
        words: tuple[Word, ...],
        lexicon: Reporting,
        quoted: tuple[Quoted, ...],
        names: Sequence[NameMention],
        where: Field,
    ) -> Scene:
        """Put a scene together; names of other fields are left out."""
        starts = [word.start for word in words]
        here = (name for name in names if name.span.field is where and _is_named(name, words, starts, lexicon))
        kept = tuple(sorted(here, key=lambda name: (name.span.start, -name.span.end)))
        return cls(
            text=text,
            field=where,
            words=words,
            lexicon=lexicon,
            quoted=quoted,
            names=kept,
            starts=starts,
            name_starts=[name.span.start for name in kept],
            stops={},
            cast=Cast(),
            unit_starts=[],
        )

    @property
    def source(self) -> str:
        """The text as it was sent."""
        return self.text.source

    def at(self, position: int) -> int:
        """The index of the first word that starts at `position` or later."""
        return bisect_left(self.starts, position)

    def gap(self, index: int) -> str:
        """What stands between word `index` - 1 and word `index`."""
        words, source = self.words, self.text.source
        before = words[index - 1].end if index else 0
        after = words[index].start if index < len(words) else len(source)
        if after - before <= _GAP:
            return source[before:after]
        return source[before : before + _GAP // 2] + source[after - _GAP // 2 : after]

    def holds(self, name: str, index: int) -> bool:
        """True when word `index` is in a closed class of the grammar."""
        word = self.words[index]
        return self.lexicon.holds(name, word.text) or (word.core != word.text and self.lexicon.holds(name, word.core))

    def holds_any(self, names: Iterable[str], index: int) -> bool:
        """True when word `index` is in one of several classes."""
        return any(self.holds(name, index) for name in names)

    def cue_at(self, index: int, last: int) -> tuple[int, CueWord] | None:
        """The cue on word `index`, with the word after it; no passive."""
        found = self.lexicon.cues.match(self.words, index, last)
        return None if found is None or _is_passive(self, index, found[0], last) else found

    def stopped(self, index: int, marks: str = ";:!?…\n؛؟") -> bool:
        """True when a strong mark stands before word `index`; the full stop of a short form ("Mr. ") is none."""
        gap = self.gap(index)
        if any(mark in gap for mark in marks):
            return True
        if "." not in gap:
            return False
        return not (
            index
            and gap in (".", ". ", ".\u00a0")
            and (len(self.words[index - 1].text) <= 3 or gap == ".")
            and not self.words[index - 1].text.isdigit()
        )

    def names_in(self, start: int, end: int) -> list[NameMention]:
        """Names that lie inside `[start, end)`, in order."""
        first = bisect_left(self.name_starts, start)
        last = bisect_right(self.name_starts, end)
        return [name for name in self.names[first:last] if name.span.end <= end]

    def people_before(self, position: int) -> Iterator[NameMention]:
        """People named before `position`, the last first, outside quotations, as far as within sight."""
        at = bisect_left(self.name_starts, position)
        for name in reversed(self.names[max(0, at - 40) : at]):
            if name.kind is NameKind.PER and not self.is_quoted(name.span.start) and not self._is_thing(name):
                yield name

    def _is_thing(self, name: NameMention) -> bool:
        first, last = self.at(name.span.start), self.at(name.span.end)
        return any(self.lexicon.things.match(self.words, index, last) for index in range(first, last))

    def is_quoted(self, position: int) -> bool:
        """True inside a quotation of some length; names and titles in marks do not count."""
        at = bisect_right(self._quote_starts(), position) - 1
        return at >= 0 and position < self._long()[at].outer_end

    _cache: tuple[list[Quoted], list[int]] | None = None

    def _long(self) -> list[Quoted]:
        if self._cache is None:
            long = [quoted for quoted in self.quoted if quoted.depth == 0 and self.count(quoted.start, quoted.end) > 4]
            self._cache = (long, [quoted.outer_start for quoted in long])
        return self._cache[0]

    def _quote_starts(self) -> list[int]:
        self._long()
        assert self._cache is not None  # noqa: S101
        return self._cache[1]

    def count(self, start: int, end: int) -> int:
        """Number of words that start inside `[start, end)`."""
        return self.at(end) - self.at(start)


def _is_named(name: NameMention, words: Sequence[Word], starts: Sequence[int], lexicon: Reporting) -> bool:
    """False for a name of no words, and for titles taken for a person: "Transport Minister"."""
    first, last = bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)
    if first >= last:
        return False
    return name.kind is not NameKind.PER or last - first == 1 or lexicon.titles.match(words, last - 1) is None


def find_units(scene: Scene, sentences: Sequence[Span]) -> list[Unit]:
    """Sentences in order, joined where a quotation runs over their border or a small letter or dash follows one."""
    units: list[Unit] = []
    outer = [quoted for quoted in scene.quoted if quoted.depth == 0]
    at = 0
    source = scene.source
    for sentence in _pieces(scene, sentences):
        last = units[-1] if units else None
        if last is not None and last.quotes:
            tail = last.quotes[-1].outer_end
            head = source[sentence.start : sentence.start + 1]
            follows = tail >= last.end - 1 and "\n" not in source[last.end : sentence.start]
            joins = (sentence.start < tail and scene.count(sentence.start, sentence.end) > 0) or (
                follows and (head.islower() or head in _LOWER_DASH)
            )
            if joins and last.end - last.start <= _LONGEST:
                last.end = max(last.end, sentence.end)
                at = _take(last, outer, at)
                continue
        unit = Unit(sentence.start, sentence.end)
        at = _take(unit, outer, at)
        units.append(unit)
    return units


def _pieces(scene: Scene, sentences: Sequence[Span]) -> Iterator[Span]:
    for sentence in sentences:
        if sentence.field is not scene.field:
            continue
        start = sentence.start
        while sentence.end - start > _LONGEST:
            at = scene.at(start + _LONGEST)
            stop = scene.words[at].start if at < len(scene.words) else sentence.end
            stop = min(max(stop, start + _LONGEST), sentence.end)
            yield Span(start, stop, sentence.field)
            start = stop
        if start < sentence.end:
            yield Span(start, sentence.end, sentence.field)


def _take(unit: Unit, outer: list[Quoted], at: int) -> int:
    while at < len(outer) and outer[at].outer_start < unit.end:
        if outer[at].outer_start >= unit.start and len(unit.quotes) < _MOST:
            unit.quotes.append(outer[at])
        at += 1
    return at


def find_cues(scene: Scene, units: Sequence[Unit]) -> None:
    """Put the cues that stand outside long quotations into their units. One pass over the words."""
    words = scene.words
    for unit in units:
        index, last = scene.at(unit.start), scene.at(unit.end)
        holes = [quoted for quoted in unit.quotes if scene.count(quoted.start, quoted.end) > 4]
        hole = 0
        while index < last and len(unit.cues) < _MOST:
            while hole < len(holes) and holes[hole].outer_end <= words[index].start:
                hole += 1
            if hole < len(holes) and words[index].start >= holes[hole].outer_start:
                index = max(index + 1, scene.at(holes[hole].outer_end))
                continue
            found = scene.cue_at(index, last) or _with_object(scene, unit, index)
            if found is None or (index == scene.at(unit.start) and words[index].capital and _is_asked(scene, index, found[0])):
                index += 1
                continue
            opened = bool(unit.cues) and unit.cues[-1].last == index and unit.cues[-1].role is Role.AS
            if opened or found[1].role is not Role.VERB or not (_is_noun(scene, index) or _negated(scene, index, unit)):
                unit.cues.append(Cue(index, found[0], found[1]))
            index = found[0]


def _with_object(scene: Scene, unit: Unit, index: int) -> tuple[int, CueWord] | None:
    """Behind "as", a verb with the pronoun of what was said written to its end: "according to what X announced-it"."""
    if not unit.cues or unit.cues[-1].last != index or unit.cues[-1].role is not Role.AS:
        return None
    word = scene.words[index]
    for suffix in scene.lexicon.objects:
        if word.text.endswith(suffix):
            bare = replace(word, text=word.text[: -len(suffix)], core=word.text[: -len(suffix)])
            match = scene.lexicon.cues.match([bare], 0)
            if match is not None and match[1].role is Role.VERB:
                return index + 1, match[1]
    return None


def _is_asked(scene: Scene, index: int, after: int) -> bool:
    """True for "Asked about the delay, the minister": the verb tells whom it is said to."""
    return scene.holds("hearer", after - 1) and scene.lexicon.subject_first and not scene.holds("bare", index)


def _is_passive(scene: Scene, index: int, after: int, last: int) -> bool:
    """A verb whose vowel marks, or whose want of any subject, make it "it is expected that": nobody's words."""
    if scene.holds("needs_auxiliary", index) and not any(
        scene.holds("auxiliaries", at) for at in range(max(0, index - _AUXILIARY), index)
    ):
        return True  # "the measure announced"
    if index and after < last and scene.holds("infinitive", after) and scene.holds("undergone", index - 1):
        return True  # "is said to be"
    if index and scene.holds("passive_before", index - 1) and not scene.gap(index).strip(" '’\u00a0-"):
        return not any(scene.holds("agents", at) for at in range(after, min(last, after + 3)))  # "he was told", "it was announced"
    word = scene.words[index]
    marks = scene.lexicon.passive_mark
    head = scene.source[word.start : word.start + 3]
    if marks and marks in head:
        return True
    return scene.holds("impersonal", index) and after < last and scene.holds("complementisers", after)


def _is_noun(scene: Scene, index: int) -> bool:
    """A word spelled like a verb of saying behind an article is a noun: "the claim that"."""
    return index > 0 and scene.holds("articles", index - 1) and not scene.gap(index).strip(" '’\u00a0")


def _negated(scene: Scene, index: int, unit: Unit) -> bool:
    """A verb of saying that is denied or only imagined reports nothing: "did not say that"."""
    for back in range(index - 1, max(index - 4, scene.at(unit.start) - 1), -1):
        if any(mark in scene.gap(back + 1) for mark in ',.;:»”"\n'):
            return False
        if scene.holds("negations", back):
            return True
        if not scene.holds("between", back):
            return False
    return False
