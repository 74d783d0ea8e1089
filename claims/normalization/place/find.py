"""Find where things happen: names of places with the word that ties them, and the kind of place or building between the two.

"in Chala", "near the town of Chala", "the hospital in Chala", "l'hôpital de Chala", "в городе Чала". A place that only measures a
way ("40 km from Chala", "south of Chala"), whose somebody is ("the mayor of Chala") or that acts ("Peru signed") is no setting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.knowledge.places import find_place, place
from claims.language.fold import fold_word
from claims.language.lexicon import find_concepts
from claims.language.pipeline import Token, tokenize
from claims.model.name import NameKind, NameMention
from claims.model.place import Setting, SettingMention, Tie
from claims.model.span import Span
from claims.normalization.place import lexicon

_MOST_BETWEEN = 3  # words between a tying word and the noun it ties
_MOST_OF = 5  # words between a building and the "of" before its town
_MARKS = frozenset('.,;:،؛—–!?؟…"«»“”()[]')
_COMMAS = frozenset(",،(")


def read_settings(source: str, language: str, sentence: Span, names: Sequence[NameMention]) -> tuple[SettingMention, ...]:
    """The settings of a sentence in order. `names` are those of its article."""
    inside = [name for name in names if name.span.field is sentence.field and sentence.contains(name.span)]
    if not inside:
        return ()
    run = _Run(source, language, tokenize(source, language, start=sentence.start, end=sentence.end))
    found: list[SettingMention] = []
    for name in inside:
        parts = run.parts(name)
        if parts is None:
            continue
        mention = run.setting(parts) or run.joined(parts, found[-1] if found else None)
        if mention is not None:
            found.append(mention)
    return tuple(_chained(run, found))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name taken apart: tokens `[first, last)` of the whole, `[core, end)` of the proper name in it, and the common nouns."""

    name: NameMention
    first: int
    last: int
    core: int
    end: int
    kind: str | None
    venue: str | None


@dataclass(slots=True)
class _Run:
    """The tokens of one sentence."""

    source: str
    language: str
    tokens: Sequence[Token]
    _concepts: dict[int, list[str]] = field(default_factory=dict)
    _phrases: dict[int, tuple[str, int]] | None = None  # of buildings, by their last token: the kind and the first token

    def concepts(self, at: int) -> list[str]:
        """The concepts that a token stands for by itself, whatever phrase it is part of."""
        if at not in self._concepts:
            found = find_concepts(self.tokens[at : at + 1], self.language) if 0 <= at < len(self.tokens) else ()
            self._concepts[at] = [match.concept for match in found]
        return self._concepts[at]

    def building(self, at: int) -> tuple[str, int] | None:
        """The building or ground that a token names, alone or as the last of a phrase ("control centre"), and where that begins."""
        if at < 0:
            return None
        if (alone := lexicon.venue(self.concepts(at))) is not None:
            return alone, at
        if self._phrases is None:
            found = [match for match in find_concepts(self.tokens, self.language) if match.last - match.first > 1]
            self._phrases = {match.last - 1: (kind, match.first) for match in found if (kind := lexicon.venue([match.concept]))}
        return self._phrases.get(at)

    def word(self, at: int) -> str:
        """A token, folded; "" beyond the ends."""
        return fold_word(self.tokens[at].text) if 0 <= at < len(self.tokens) else ""

    def first(self, span: Span) -> int:
        """The token that a span begins in."""
        return next((at for at, token in enumerate(self.tokens) if token.end > span.start), len(self.tokens))

    def after(self, span: Span) -> int:
        """The token behind a span."""
        return next((at for at, token in enumerate(self.tokens) if token.start >= span.end), len(self.tokens))

    def parts(self, name: NameMention) -> _Parts | None:
        """A name without the common nouns in it ("ميناء تشالا", "Heathrow airport"); None where nothing else is left."""
        first, last = self.first(name.span), self.after(name.span)
        if self._goes_on(last):
            return None
        core, end = first, last
        kind = building = None
        while core < end:
            concepts = self.concepts(core)
            here, there = lexicon.place_kind(concepts), lexicon.venue(concepts)
            if here is None and there is None:
                break
            kind, building, core = kind or here, building or there, core + 1
        while end > core + 1 and (there := lexicon.venue(self.concepts(end - 1))):
            building, end = building or there, end - 1
        if core < end and core > first and (step := self.joint_ahead(core)):
            core += step
        return _Parts(name, first, last, core, end, kind, building) if core < end else None

    def _goes_on(self, at: int) -> bool:
        """True before another capital: of "the Oxford Grove area" only a part was seen, and it is no Oxford."""
        return 0 < at < len(self.tokens) and self.tokens[at].text[:1].isupper() and lexicon.venue(self.concepts(at)) is None

    def joint_ahead(self, at: int) -> int:
        """How many words an "of" that begins at a token takes; 0 for none."""
        for length in range(lexicon.LONGEST_TIE, 0, -1):
            if tuple(self.word(place) for place in range(at, at + length)) in lexicon.joints(self.language):
                return length
        return 0

    def tie(self, before: int) -> tuple[Tie, int] | None:
        """The tying phrase that ends right before a token, with its first token."""
        for length in range(min(lexicon.LONGEST_TIE, before), 0, -1):
            words = tuple(self.word(at) for at in range(before - length, before))
            found = lexicon.ties(self.language).get(words)
            if found is not None:
                return found, before - length
        return None

    def joint(self, before: int) -> int:
        """Where the "of" that ends right before a token begins; `before` where there is none."""
        for length in range(min(lexicon.LONGEST_TIE, before), 0, -1):
            if tuple(self.word(at) for at in range(before - length, before)) in lexicon.joints(self.language):
                return before - length
        return before

    def prefixed(self, span: Span, at: int) -> Tie | None:
        """The tie that is written with the first word of a name: "ببيروت"."""
        prefix = fold_word(self.source[self.tokens[at].start : span.start]) if self.tokens[at].start < span.start else ""
        return lexicon.ties(self.language).get((prefix[-1:],)) if prefix else None

    def prefixed_noun(self, at: int) -> Tie | None:
        """The same for a common noun: "بمدينة"."""
        word = self.word(at)
        tie = lexicon.ties(self.language).get((word[:1],))
        return tie if tie is not None and word[1:] in self.tokens[at].keys[1:] else None

    def setting(self, parts: _Parts) -> SettingMention | None:
        """A name with what ties it, None where nothing does."""
        if parts.name.kind is not NameKind.PER and (parts.kind is not None or parts.venue is not None):
            return self._of_noun(parts, parts.first, parts.kind, parts.venue, own=self.joint(parts.core) == parts.core)
        person = parts.name.kind is NameKind.PER
        prefixed = self.prefixed(parts.name.span, parts.first)
        if prefixed is not None:
            return self._mention(parts, parts.first, prefixed) if parts.name.kind is NameKind.LOC else None
        behind = lexicon.venue(self.concepts(parts.last))
        if behind is not None and not person:  # "San José hospital"
            return self._of_noun(parts, parts.first, None, behind, own=True)
        joint = self.joint(parts.first)
        concepts = self.concepts(joint - 1) if joint > 0 else []
        kind, (building, noun) = lexicon.place_kind(concepts), self.building(joint - 1) or (None, joint - 1)
        named = kind is not None and (not person or lexicon.level(kind) is not None)  # the town of what looked like somebody
        if (named or (building is not None and not person)) and (joint < parts.first or self.tie(parts.first) is None):
            return self._of_noun(parts, noun, kind, building, own=joint == parts.first)
        if joint < parts.first and not person and (before_of := self._building_before(joint)) is not None:
            return self._of_noun(parts, before_of, None, lexicon.venue(self.concepts(before_of)), own=False)
        before = self._over_modifiers(parts.first)
        direct = self.tie(before)
        if direct is None or parts.name.kind is not NameKind.LOC or self.joint(before) < direct[1] or self._is_club(parts):
            return None
        tie, first = direct
        stands = self.building(first - 1)
        return self._mention(parts, first, tie, venue=stands[0] if stands else None)

    def _building_before(self, joint: int) -> int | None:
        """The noun of a building some words before an "of", "musée d'histoire naturelle de Marrakech"; None where there is none."""
        for at in range(joint - 1, max(-1, joint - 1 - _MOST_OF), -1):
            if self.tokens[at].text in _MARKS or self.word(at) in lexicon.coordinators(self.language):
                return None
            if lexicon.venue(self.concepts(at)) is not None:
                return at
            if self.tie(at + 1) is not None and self.joint(at + 1) == at + 1:
                return None
        return None

    def _is_club(self, parts: _Parts) -> bool:
        """True for the name of a town behind an article, "al Liverpool", where the article is no part of it as in "au Caire"."""
        article = self.word(parts.first - 1)
        if article not in lexicon.articles(self.language):
            return False
        known = place(parts.name.entity) if parts.name.entity is not None else None
        if known is not None and known.kind not in ("city", "capital"):
            return False
        return not any(find_place(f"{word} {parts.name.text}") for word in lexicon.articles(self.language))

    def _of_noun(self, parts: _Parts, noun: int, kind: str | None, building: str | None, *, own: bool) -> SettingMention | None:
        """A name that a kind of place or a building is called by. `own`: no "of" stands between, it may be the building's own."""
        outer = self._tie_of_noun(noun)
        if lexicon.is_beside(kind):
            return self._mention(parts, outer[1] if outer else noun, Tie.NEAR)
        if building is not None:
            tie = Tie.NEAR if outer is not None and outer[0] is Tie.NEAR else Tie.AT
            first = min(noun, parts.first) if outer is None else outer[1]
            bound = outer[0] if outer is not None and outer[0] in (Tie.TO, Tie.FROM) else None
            town = self._town_in(parts)
            if town is not None:
                return self._mention(parts, first, tie, venue=building, town=town, bound=bound)
            own = own or parts.name.kind is not NameKind.LOC
            return self._mention(parts, first, tie, venue=building, named_venue=own, bound=bound)
        if outer is None or not (parts.name.kind is NameKind.LOC or lexicon.is_kind_of_place(kind or "")):
            return None
        return self._mention(parts, outer[1], outer[0], kind=kind)

    def _town_in(self, parts: _Parts) -> tuple[str, str] | None:
        """The town that the name of a building ends in: "Museo de Bellas Artes de Bilbao"."""
        for first in range(parts.core + 1, parts.end):
            words = self.source[self.tokens[first].start : self.tokens[parts.end - 1].end]
            if self.joint(first) < first and (found := find_place(words, self.language)):
                return words, found[0].id
        return None

    def _over_modifiers(self, at: int) -> int:
        for _ in range(_MOST_BETWEEN):
            if at == 0 or self.tie(at) is not None or self.word(at - 1) not in lexicon.modifiers(self.language):
                break
            at -= 1
        return at

    def _tie_of_noun(self, noun: int) -> tuple[Tie, int] | None:
        """The tie before a noun, over the adjectives and articles between them."""
        prefixed = self.prefixed_noun(noun)
        if prefixed is not None:
            return prefixed, noun
        for at in range(noun, max(-1, noun - _MOST_BETWEEN - 1), -1):
            found = self.tie(at)
            if found is not None:
                return found
            if at and (self.tokens[at - 1].text in _MARKS or self.word(at - 1) in lexicon.coordinators(self.language)):
                return None
        return None

    def joined(self, parts: _Parts, before: SettingMention | None) -> SettingMention | None:
        """A name that goes on from another: "in Accra and Kumasi", "in Chala, Peru", "hospital San José de Popayán"."""
        if before is None or parts.name.kind is not NameKind.LOC:
            return None
        first = self.after(before.span)
        between = [self.word(place) or self.tokens[place].text for place in range(first, parts.first)]
        links = lexicon.coordinators(self.language) | _COMMAS
        of = bool(between) and self.joint(parts.first) == first and before.value.venue is not None
        if not of and (len(between) != 1 or not set(between) <= links):
            return None
        return self._mention(parts, parts.first, before.value.tie)

    def _mention(
        self,
        parts: _Parts,
        first: int,
        tie: Tie,
        *,
        kind: str | None = None,
        venue: str | None = None,
        named_venue: bool = False,
        town: tuple[str, str] | None = None,
        bound: Tie | None = None,
    ) -> SettingMention:
        span = parts.name.span
        whole = (parts.core, parts.end) == (parts.first, parts.last)
        name = span if whole else Span(self.tokens[parts.core].start, self.tokens[parts.end - 1].end, span.field)
        text, entity = town or (self.source[name.start : name.end], parts.name.entity)
        if town is None and not whole:
            found = () if named_venue else find_place(text, self.language)
            entity = found[0].id if found else None
        start = min(self.tokens[first].start, span.start) if first < len(self.tokens) else span.start
        value = Setting(
            name=text,
            language=self.language,
            entity=entity,
            tie=tie,
            kind=kind,
            venue=venue,
            named_venue=named_venue,
            bound=bound,
        )
        return SettingMention(span=Span(start, span.end, span.field), text=self.source[start : span.end], value=value)


def _chained(run: _Run, found: Sequence[SettingMention]) -> list[SettingMention]:
    """Settings, with those that only say what the one before lies in taken into it: "in Tomsk, Siberia"."""
    kept: list[SettingMention] = []
    last: SettingMention | None = None
    for mention in found:
        if last is not None and _lies_in(run, last, mention):
            outer = kept[-1]
            kept[-1] = replace(outer, value=replace(outer.value, within=(*outer.value.within, mention.value)))
        else:
            kept.append(mention)
        last = mention
    return kept


def _lies_in(run: _Run, inner: SettingMention, outer: SettingMention) -> bool:
    """True when nothing but a comma, a bracket or the noun of a building stands between, and no third goes on by "and"."""
    if outer.value.tie is not Tie.AT and outer.value.tie is not inner.value.tie:
        return False
    first, at = run.after(inner.span), run.first(outer.span)
    between = list(range(first, at))
    if inner.value.venue is not None:
        between = [place for place in between if lexicon.venue(run.concepts(place)) is None]
        of = run.joint(run.first(outer.span)) == first and first < at
        if of or (not between and outer.value.venue in (None, inner.value.venue)):
            return True
    marks = [run.tokens[place].text for place in between]
    if len(marks) > 1 or not set(marks) <= _COMMAS:
        return False
    if marks and run.word(run.after(outer.span)) in lexicon.coordinators(run.language):
        return False  # "in Accra, Kumasi and Tamale"
    return bool(marks) or outer.value.kind is not None
