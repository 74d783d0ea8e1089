"""Who is who in the article: the people and bodies that it introduces, and the title or kind each goes by later.

"The minister" is the person whom the article calls a minister somewhere ("Transport Minister Ana X", "Ana X, the minister of
transport"), "the company" the body that bears such a word in its name. What several bear, and what says whose office it is in
words that the introduction has not, stays as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.model.name import NameMention

if TYPE_CHECKING:
    from claims.normalization.attribution.scene import Scene

_KEY = 5  # letters that tell words apart whatever their endings
_SILENT = ("articles", "links", "openers", "possessives")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Words `[first, last)` that name somebody who bears a title; `beside`: what the introduction says of it besides."""

    first: int
    last: int
    who: str
    beside: frozenset[str]
    gender: str | None = None
    entity: str | None = None


@dataclass(slots=True)
class Cast:
    """The people and bodies of a text by title."""

    people: dict[str, list[Bearer]] = field(default_factory=dict)
    bodies: dict[str, list[Bearer]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)  # entities that bear a title
    genders: dict[str, str] = field(default_factory=dict)  # by entity, as far as a title or pronoun tells
    fullest: dict[str, NameMention] = field(default_factory=dict)
    spellings: dict[str, set[str]] = field(default_factory=dict)  # by entity, how it is written
    titles: dict[int, tuple[int, str]] = field(default_factory=dict)  # word: where the title on it ends, and which one it is
    kinds: dict[int, tuple[int, str]] = field(default_factory=dict)  # the same for bodies
    offices: dict[str, set[str]] = field(default_factory=dict)  # by title, what the text says it is of

    def full(self, name: NameMention) -> NameMention:
        """The fullest mention of a name's bearer."""
        return self.fullest.get(name.entity or name.text, name)

    def find(self, scene: Scene, first: int, last: int) -> Bearer | None:
        """Whom the phrase on words `[first, last)` means by title or kind, None when nobody or several are meant."""
        for titles, bearers in ((self.titles, self.people), (self.kinds, self.bodies)):
            head = self.head(scene, titles, first, last)
            if head is None or not is_definite(scene, first, head, last):
                continue
            stop, title = titles[head]
            said = beside_of(scene, first, last, head, stop)
            known: Sequence[Bearer] = bearers.get(title, ())
            if known and len(said) == 1 and len(self.offices.get(title, ())) == 1:
                said = frozenset()  # the text knows one such office
            if not known:
                known = [one for other in scene.lexicon.synonyms.get(title, ()) for one in bearers.get(other, ())]
            if titles is self.kinds:
                known = [one for one in known if not first <= one.first < last]
            found = _choose(known, said, gender(scene, head), scene, first)
            if found is None and said and _ends_at(scene, head, stop, last):
                found = _choose(known, frozenset(), gender(scene, head), scene, first)
            return found
        return None

    def head(self, scene: Scene, titles: dict[int, tuple[int, str]], first: int, last: int) -> int | None:
        """The word of a phrase that is its title: the first one, or the last before what it is of where heads stand behind."""
        found: int | None = None
        for index in range(first, min(last, first + 5)):
            if index in titles and titles[index][0] <= last:
                found = index
                if scene.lexicon.head_first:
                    break
            elif index > first and (found is not None or scene.holds("ends", index)) and scene.holds("links", index):
                break
        return found


def _ends_at(scene: Scene, head: int, stop: int, last: int) -> bool:
    """True when a title with its article ends its phrase, where adjectives and complements would have an article too."""
    prefixes = scene.lexicon.definite_prefixes
    if not prefixes or stop >= last or not scene.words[head].core.startswith(prefixes):
        return False
    return not scene.words[stop].text.startswith(prefixes) and not scene.holds("belongs", stop)


def gender(scene: Scene, index: int) -> str | None:
    """The gender that a title shows by its article or its ending: "f", "m" or None."""
    for name in ("feminine", "masculine"):
        if scene.holds(name, index) or (index and scene.holds(name, index - 1) and scene.holds("articles", index - 1)):
            return name[0]
    return None


def is_definite(scene: Scene, first: int, head: int, last: int) -> bool:
    """True for a phrase that means someone known: "the minister", "su portavoz", "وزير الطاقة"."""
    if any(scene.holds("indefinite", index) for index in range(first, head + 1)):
        return False
    prefixes = scene.lexicon.definite_prefixes
    if not prefixes:
        return True
    return any(scene.words[index].core.startswith(prefixes) for index in range(head, last))


def key_of(scene: Scene, index: int) -> str:
    """A word without its article and ending, for comparing what stands beside a title."""
    text = scene.words[index].core.removesuffix("'s")
    for prefix in scene.lexicon.definite_prefixes:
        if len(text) > len(prefix) + 2:
            text = text.removeprefix(prefix)
    return text[:_KEY]


def beside_of(scene: Scene, first: int, last: int, head: int, stop: int) -> frozenset[str]:
    return frozenset(key_of(scene, index) for index in telling(scene, first, last, head, stop))


def telling(scene: Scene, first: int, last: int, head: int, stop: int) -> Iterator[int]:
    """The words of a phrase that tell whose or which its head is."""
    for index in range(first, last):
        if not head <= index < stop and not scene.holds_any(_SILENT, index):
            yield index


def _choose(known: Sequence[Bearer], said: frozenset[str], sex: str | None, scene: Scene, at: int) -> Bearer | None:
    """The only bearer that fits; among the earlier ones where there are any."""
    fits = [one for one in known if said <= one.beside and not (sex and one.gender and sex != one.gender)]
    earlier = [one for one in fits if one.first < at]
    fits = earlier or fits
    if not fits or len({one.who for one in fits}) > 1:
        return None
    return max(fits, key=lambda one: (one.last - one.first, -one.first))
