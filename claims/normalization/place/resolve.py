"""An atlas of a story: what its articles say together about where their places lie, and where the maps have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from claims.knowledge.places import find_place, place
from claims.knowledge.towns import Spot, find_towns, spot_of, town_names
from claims.model.name import NameKind, NameMention, NameRelation
from claims.model.place import Setting, Tie
from claims.normalization.entity import compare_names, name_key
from claims.normalization.place.lexicon import articles

_LINKING = (NameRelation.SAME, NameRelation.VARIANT)
_SURE = 0.95  # likeness in sound at which a name in another script is that of a town on the map
_LONG_ENOUGH = 5  # letters of such a name: shorter ones sound like many
_MOST_NAMES = 200  # unknown names of a story that a name is looked for among


class Atlas:
    """The places of one story: a small town is looked for in the countries the story names. Nothing is looked up unasked.

    `names` are those of all articles, `articles` what each of them puts where, by sentence.
    """

    def __init__(self, names: Iterable[NameMention], articles: Sequence[Sequence[Sequence[Setting]]]) -> None:
        located = [name for name in names if name.kind is NameKind.LOC]
        known = [found for name in located if name.entity and (found := place(name.entity)) is not None]
        self.countries = frozenset(found.country for found in known if found.country is not None)
        unknown = (name.text for name in located if not (name.entity or "").startswith("place:"))
        self._unknown = list(dict.fromkeys(unknown))[:_MOST_NAMES]
        self._articles = articles
        self._settings = [setting for article in articles for sentence in article for setting in sentence]
        self._spots: dict[tuple[str, str | None], tuple[Spot, ...]] = {}
        self._outer: dict[str, frozenset[str]] = {}

    def is_same(self, a: str, b: str) -> NameRelation:
        """Whether two names are of one place, as far as names tell."""
        return _compared(*sorted((a, b)))

    def is_doubtful(self, a: Setting, b: Setting) -> bool:
        """True for two different names, neither of which any table or map has: one may lie in the other."""
        if not a.tie is b.tie is Tie.AT or a.named_venue or b.named_venue:
            return False
        if self.is_same(a.name, b.name) is not NameRelation.DIFFERENT:
            return False
        return not any(self.spots(setting) or (setting.entity is not None and place(setting.entity)) for setting in (a, b))

    def spots(self, setting: Setting) -> tuple[Spot, ...]:
        """Where the place may lie: one spot for each place of the name that the story may mean."""
        key = (setting.name, setting.entity)
        if key not in self._spots:
            self._spots[key] = self._find(setting)
        return self._spots[key]

    def outer(self, setting: Setting) -> frozenset[str]:
        """The ids of known places that some article says the place lies in."""
        if setting.name not in self._outer:
            found = {
                around.entity
                for other in self._settings
                if other.within and self.is_same(setting.name, other.name) in _LINKING
                for around in other.within
                if around.entity is not None and around.entity.startswith("place:")
            }
            self._outer[setting.name] = frozenset(found)
        return self._outer[setting.name] | {
            around.entity for around in setting.within if around.entity is not None and around.entity.startswith("place:")
        }

    def told_apart(self, a: Setting, b: Setting) -> bool:
        """True when one article puts things at both places, in two sentences, and none says that one lies in the other."""
        if any(
            self.is_same(outer.name, around.name) in _LINKING
            for inner, outer in ((a, b), (b, a))
            for other in self._settings
            if self.is_same(other.name, inner.name) in _LINKING
            for around in other.within
        ):
            return False
        for article in self._articles:
            here, there = self._in_sentences(article, a), self._in_sentences(article, b)
            if here - there and there - here:
                return True
        return False

    def _in_sentences(self, article: Sequence[Sequence[Setting]], wanted: Setting) -> set[int]:
        return {
            at
            for at, sentence in enumerate(article)
            if any(other.tie is Tie.AT and self.is_same(other.name, wanted.name) in _LINKING for other in sentence)
        }

    def _find(self, setting: Setting) -> tuple[Spot, ...]:
        if setting.entity is not None and setting.entity.startswith("place:"):
            if place(setting.entity) is not None and spot_of(setting.entity) is None:
                return ()  # a country, a region, a sea
            homonyms = [spot for one in find_place(setting.name) if (spot := spot_of(one.id)) is not None]
            chosen = spot_of(setting.entity)
            near = [spot for spot in homonyms if spot.country in self.countries]
            return tuple(dict.fromkeys([*([chosen] if chosen else []), *near, *find_towns(setting.name, self.countries)]))
        variants = [name for name in self._unknown if self.is_same(setting.name, name) in _LINKING]
        found = [spot for name in dict.fromkeys([setting.name, *variants]) for spot in find_towns(name, self.countries)]
        if not found:  # "du Bardo" is Le Bardo
            found = [
                spot for word in sorted(articles(setting.language)) for spot in find_towns(f"{word} {setting.name}", self.countries)
            ]
        if not found:
            found = [spot for country in sorted(self.countries) for spot in _by_sound(setting.name, country)]
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _by_sound(name: str, country: str) -> tuple[Spot, ...]:
    """The one town of a country that a name in another script sounds like; () where several do."""
    key = name_key(name)
    if name.isascii() or len(name) < _LONG_ENOUGH or not key:
        return ()
    alike = {town: compare_names(name, town, "PER") for town in _towns_by_key(country).get(key, ())}
    sure = [town for town, match in alike.items() if match.relation in _LINKING and match.score >= _SURE]
    return find_towns(sure[0], (country,)) if len(sure) == 1 else ()


@lru_cache(maxsize=8)
def _towns_by_key(country: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in town_names(country):
        found.setdefault(name_key(name), []).append(name)
        first = name.partition("-")[0]
        if len(first) >= _LONG_ENOUGH and first != name:
            found.setdefault(name_key(first), []).append(first)
    return {key: tuple(names) for key, names in found.items()}


@lru_cache(maxsize=16384)
def _compared(a: str, b: str) -> NameRelation:
    """By the tables, then by sound: two ids for "St. Martin" and "سانت مارتن" may be a confusion of the tables."""
    relation = compare_names(a, b, "LOC").relation
    if relation is NameRelation.DIFFERENT and compare_names(a, b, "PER").relation is not NameRelation.DIFFERENT:
        return NameRelation.POSSIBLE
    return relation
