"""Who is who in the article: the people and bodies that it introduces, and the title or kind each goes by later.

"The minister" is the person whom the article calls a minister somewhere ("Transport Minister Ana X", "Ana X, the minister of
transport"), "the company" the body that bears such a word in its name. What several bear, and what says whose office it is in
words that the introduction has not, stays as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.model.name import NameKind, NameMention
from claims.normalization.attribution.lexicon import Role

if TYPE_CHECKING:
    from claims.normalization.attribution.scene import Scene

_BEFORE = 9  # words from a title to the name it announces
_BEHIND = 5  # words from a name to the title in apposition to it
_RUN = 9  # words of such an apposition
_COMPLEMENT = 5  # words of what a body is called by: "ministry of health"
_MOST = 24  # ways in which one title is borne; more tell nobody from another
_KEY = 5  # letters that tell words apart whatever their endings
_SILENT = ("articles", "links", "openers", "possessives")
_MARKS = ",،;:!?…()[]|؛؟\n"


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
            said = _beside(scene, first, last, head, stop)
            known: Sequence[Bearer] = bearers.get(title, ())
            if len(said) == 1 and len(self.offices.get(title, ())) == 1:
                said = frozenset()  # the text knows one such office
            if titles is self.kinds:
                known = [one for one in known if not first <= one.first < last]
            return _choose(known, said, gender(scene, head), scene, first)
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


def read_cast(scene: Scene) -> Cast:
    """Everyone whom a text introduces with a title. Linear in its words and names."""
    cast = Cast()
    _mark(scene, cast)
    for name in scene.names:
        key = name.entity or name.text
        cast.spellings.setdefault(key, set()).add(name.text)
        known = cast.fullest.get(key)
        if name.kind in (NameKind.PER, NameKind.ORG) and (known is None or len(name.text) > len(known.text)):
            cast.fullest[key] = name
    for name in scene.names:
        if name.kind is NameKind.PER:
            _read_person(scene, cast, name)
        elif name.kind is NameKind.ORG:
            _read_body(scene, cast, name)
    for index in cast.kinds:
        _read_kind(scene, cast, index)
    return cast


def _mark(scene: Scene, cast: Cast) -> None:
    lexicon = scene.lexicon
    for index in range(len(scene.words)):
        for table, found in ((lexicon.titles, cast.titles), (lexicon.bodies, cast.kinds)):
            match = table.match(scene.words, index)
            if match is not None:
                title = _modified(scene, index, match[1] or scene.words[index].text)
                found[index] = (match[0], title)
                if table is lexicon.titles and (office := _office(scene, index, match[0])) is not None:
                    cast.offices.setdefault(title, set()).add(office)


def _office(scene: Scene, index: int, stop: int) -> str | None:
    """The word that says what a title is of, when there may be one."""
    if scene.lexicon.head_first:
        while stop < len(scene.words) and scene.holds_any(("links", "articles"), stop):
            stop += 1
        if stop >= len(scene.words) or scene.gap(stop).strip(" '’\u00a0") or _breaks(scene, stop) or _is_name(scene, stop):
            return None
        return key_of(scene, stop)
    if not index or scene.gap(index).strip(" \u00a0") or scene.holds_any(("openers", "begins", "ends"), index - 1):
        return None
    return key_of(scene, index - 1)


def _is_name(scene: Scene, index: int) -> bool:
    at = scene.words[index].start
    near = scene.names_in(max(0, at - 60), at + 60)
    return any(name.span.start <= at < name.span.end and name.kind is NameKind.PER for name in near)


def _modified(scene: Scene, index: int, title: str) -> str:
    """A deputy minister is no minister."""
    if index and scene.holds("modifiers", index - 1) and not scene.gap(index).strip(" -\u2011"):
        return f"{scene.words[index - 1].text} {title}"
    return title


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


def _beside(scene: Scene, first: int, last: int, head: int, stop: int) -> frozenset[str]:
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


def _add(bearers: dict[str, list[Bearer]], title: str, bearer: Bearer) -> None:
    """Note a bearer; what is told again, or of too many, adds nothing."""
    known = bearers.setdefault(title, [])
    if len(known) < _MOST and not any(one.who == bearer.who and one.beside == bearer.beside for one in known):
        known.append(bearer)


def _read_person(scene: Scene, cast: Cast, name: NameMention) -> None:
    first, last = scene.at(name.span.start), scene.at(name.span.end)
    if first >= last or scene.is_quoted(name.span.start):
        return
    full = cast.full(name)
    who = name.entity or name.text
    for head, begin, end in (*_before(scene, cast, first), *_behind(scene, cast, last)):
        stop, title = cast.titles[head]
        cast.known.add(who)
        sex = gender(scene, head)
        if sex:
            cast.genders.setdefault(who, sex)
        span = scene.at(full.span.start), scene.at(full.span.end)
        bearer = Bearer(*span, who, _beside(scene, begin, end, head, stop), sex, name.entity)
        _add(cast.people, title, bearer)


def _before(scene: Scene, cast: Cast, first: int) -> Iterator[tuple[int, int, int]]:
    """The title before a name, with the words `[begin, end)` of its phrase."""
    index, head = first - 1, None
    begin = first
    while index >= 0 and first - index <= _BEFORE:
        gap = scene.gap(index + 1)
        comma = index + 1 == first and gap.strip(" \u00a0") in (",", "،")
        if not comma and (any(mark in gap for mark in _MARKS) or scene.stopped(index + 1)):
            break
        if _breaks(scene, index) and index not in cast.titles:
            break
        is_title = index in cast.titles and not scene.words[index].text.endswith("'s")
        if is_title and (head is None or scene.lexicon.head_first):
            head = index
        begin = index
        index -= 1
    if head is not None:
        yield head, begin, first


def _behind(scene: Scene, cast: Cast, last: int) -> Iterator[tuple[int, int, int]]:
    """The title in apposition behind a name, with its phrase."""
    if last >= len(scene.words) or scene.gap(last).strip(" \u00a0") not in (",", "،", "—", "–"):
        return
    end, head = last, None
    while end < len(scene.words) and end - last < _RUN:
        if end > last and (any(mark in scene.gap(end) for mark in _MARKS) or scene.stopped(end)):
            break
        if scene.lexicon.cues.match(scene.words, end) is not None and end not in cast.titles:
            break
        if head is None and end in cast.titles and end - last < _BEHIND:
            head = end
        end += 1
    if head is None or scene.names_in(scene.words[head].start, scene.words[min(head + 2, len(scene.words)) - 1].end):
        return
    if any(name.kind is NameKind.PER for name in scene.names_in(scene.words[last].start, scene.words[end - 1].end)):
        return  # the title announces the next name
    yield head, last, end


def _breaks(scene: Scene, index: int) -> bool:
    """True for a word that no title phrase runs over: a preposition, a conjunction, a verb of saying."""
    if scene.holds("links", index):
        return False
    if scene.holds_any(("ends", "complementisers", "pronouns", "relatives"), index):
        return True
    match = scene.lexicon.cues.match(scene.words, index)
    return match is not None and match[1].role in (Role.VERB, Role.SOURCE)


def _read_body(scene: Scene, cast: Cast, name: NameMention) -> None:
    first, last = scene.at(name.span.start), scene.at(name.span.end)
    full = cast.full(name)
    who = name.entity or name.text
    span = scene.at(full.span.start), scene.at(full.span.end)
    for index in range(first, last):
        if index in cast.kinds and last - first > 1:
            stop, kind = cast.kinds[index]
            beside = _beside(scene, first, last, index, stop)
            _add(cast.bodies, kind, Bearer(*span, who, beside, entity=name.entity))
            return


def _read_kind(scene: Scene, cast: Cast, index: int) -> None:
    """A body that is called by its kind and what it is of: "ministry of health", "نادي الهلال", «завод "Прогресс"»."""
    stop, kind = cast.kinds[index]
    if scene.names_in(scene.words[index].start, scene.words[stop - 1].end) or _named_over(scene, index):
        return
    prefix = scene.lexicon.definite_prefixes
    if prefix and scene.words[index].core.startswith(prefix):
        return
    end = stop
    marked = False
    while end < len(scene.words) and end - stop < _COMPLEMENT:
        gap = scene.gap(end)
        if end == stop and gap.strip(" ") in ("«", '"', "“"):
            marked = True
        elif (
            (marked and any(mark in gap for mark in '»"”'))
            or gap.strip(" \u00a0-’'")
            or _breaks(scene, end)
            or scene.words[end].text.isdigit()
        ):
            break
        if (
            not marked
            and not prefix
            and not (
                scene.words[end].capital
                or scene.holds("links", end)
                or (end > stop and scene.holds_any(("links", "articles"), end - 1))
            )
        ):
            break
        joined = scene.words[end].text.startswith(scene.lexicon.joined)
        if prefix and end > stop and (joined or scene.lexicon.cues.match(scene.words, end)):
            break
        end += 1
    while end > stop and scene.holds_any(("links", "articles"), end - 1):
        end -= 1
    if end == stop:
        return
    who = " ".join(key_of(scene, at) for at in range(index, end))
    _add(cast.bodies, kind, Bearer(index, end, who, _beside(scene, index, end, index, stop)))


def _named_over(scene: Scene, index: int) -> bool:
    at = scene.words[index].start
    return any(name.span.start <= at < name.span.end for name in scene.names_in(max(0, at - 60), at + 80))
