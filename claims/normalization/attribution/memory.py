"""Who spoke last, for pronouns, verbs without a subject and nouns that mean somebody named just before."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from claims.model.attribution import Speaker
from claims.model.name import NameKind, NameMention
from claims.normalization.attribution.cast import Cast, gender
from claims.normalization.attribution.scene import Cue, Scene
from claims.normalization.entity.words import given_names

_FORGET = 900  # characters after which a speaker is no longer the one a pronoun means
_BACK = 3  # sentences back to the body that "the company" or "it" means without bearing such a word in its name
_OPENS = 5  # words of a sentence within which its subject begins
_KEPT = 4  # speakers that are remembered


@dataclass(slots=True)
class Memory:
    """The last speakers, the latest last, each with where the words ended."""

    cast: Cast
    said: list[tuple[Speaker, int]] = field(default_factory=list)
    spoken: dict[str, Speaker] = field(default_factory=dict)  # by title: "a spokesman for the firm", later "the spokesman"

    def keep(self, speaker: Speaker | None, at: int) -> None:
        """Remember who spoke at a position."""
        if speaker is None:
            return
        self.said = [(one, where) for one, where in self.said if one.span != speaker.span][-_KEPT:]
        self.said.append((speaker, at))

    @property
    def last(self) -> Speaker | None:
        """The last speaker."""
        return self.said[-1][0] if self.said else None


def wanted(scene: Scene, cue: Cue, pronoun: int | None) -> str | None:
    """The gender of the subject that a pronoun or the form of a verb asks for: "f", "m", "p", "n" or None."""
    if pronoun is not None:
        for name, sex in (("she", "f"), ("he", "m"), ("they", "p"), ("it", "n")):
            if scene.holds(name, pronoun):
                return sex
    for name, sex in (("she_verbs", "f"), ("he_verbs", "m"), ("they_verbs", "p")):
        if scene.holds(name, cue.first):
            return sex
    return None


def shown(scene: Scene, cast: Cast, speaker: Speaker) -> str | None:
    """The gender that a speaker's title or name shows; None where nothing tells."""
    if speaker.entity is not None and speaker.entity in cast.genders:
        return cast.genders[speaker.entity]
    full = cast.fullest.get(speaker.entity or "")
    span = full.span if full is not None else speaker.span
    first, last = scene.at(span.start), scene.at(span.end)
    if first >= last:
        return None
    if speaker.entity is not None and scene.lexicon.cases:
        return _of_name(scene, first)
    for index in range(first, last):
        if index in cast.titles or index in cast.kinds:
            return gender(scene, index)
    return None


def _of_name(scene: Scene, first: int) -> str | None:
    """The gender of a given name in whatever case, as far as the list of names tells."""
    text, known = scene.words[first].text, given_names()
    if text in known:
        return "f" if scene.holds("feminine_names", first) and not scene.holds("masculine_names", first) else "m"
    for name, sex in (("masculine_endings", "m"), ("feminine_endings", "f")):
        if any(text[:-1] + ending in known for ending in scene.lexicon.sets[name]):
            return sex
    return None


def earlier(scene: Scene, cue: Cue, memory: Memory, pronoun: int | None = None) -> Speaker | None:
    """Whom a pronoun or a verb without a subject means: the last speaker, or a person named since who fits."""
    position = scene.words[cue.first].start
    sex = wanted(scene, cue, pronoun)
    found: Speaker | None = None
    at = -1
    for speaker, where in reversed(memory.said):
        if position - where <= _FORGET and _fits(scene, memory.cast, speaker, sex):
            found, at = speaker, where
            break
    person = _person_before(scene, memory.cast, position, at, sex)
    since = person is not None and person.span.start > at and (scene.lexicon.subject_first or _leads(scene, person))
    if person is not None and (found is None or since):
        return _speaker(memory.cast.full(person))
    if found is None and sex == "n":
        body = body_before(scene, position)
        return _speaker(body) if body is not None else None
    return found


def _leads(scene: Scene, name: NameMention) -> bool:
    """True for a name near the head of its sentence: its subject, where verbs stand first."""
    unit = bisect_right(scene.unit_starts, name.span.start) - 1
    return unit >= 0 and scene.count(scene.unit_starts[unit], name.span.start) <= _OPENS + 1


def _person_before(scene: Scene, cast: Cast, position: int, after: int, sex: str | None) -> NameMention | None:
    """The last person named by the author since the last speaker, in full here or elsewhere."""
    if sex in ("p", "n"):
        return None
    for name in scene.people_before(position):
        if name.span.start <= after or position - name.span.start > 2 * _FORGET:
            return None
        full = cast.full(name)
        if scene.count(full.span.start, full.span.end) > 1 and _fits(scene, cast, _speaker(full), sex):
            return name
    return None


def body_before(scene: Scene, position: int) -> NameMention | None:
    """The body that one of the last sentences is about."""
    at = bisect_right(scene.unit_starts, position) - 1
    for unit in range(at, max(at - _BACK, -1), -1):
        start = scene.unit_starts[unit]
        first = scene.at(start)
        for name in scene.names_in(start, scene.words[min(first + _OPENS + 4, len(scene.words) - 1)].end):
            if name.span.start < position and scene.at(name.span.start) - first <= _OPENS and is_body(scene, name):
                return scene.cast.full(name)
    return None


def is_body(scene: Scene, name: NameMention) -> bool:
    """An organization, or what was taken for a person without any given name."""
    first, last = scene.at(name.span.start), scene.at(name.span.end)
    if any(index in scene.cast.kinds and not scene.holds("firms", index) for index in range(first, last)):
        return False  # a body of another kind
    if name.kind is NameKind.ORG:
        return True
    if name.kind is not NameKind.PER or (name.entity or name.text) in scene.cast.genders or last - first < 2:
        return False
    return not any(scene.words[index].text in given_names() for index in range(first, last))


def _fits(scene: Scene, cast: Cast, speaker: Speaker, sex: str | None) -> bool:
    if sex is None:
        return True
    own = shown(scene, cast, speaker)
    if sex in ("p", "n"):
        return own is None and not is_person(scene, speaker)
    return own is None or own == sex


def _speaker(name: NameMention) -> Speaker:
    return Speaker(span=name.span, text=name.text, entity=name.entity)


def is_person(scene: Scene, speaker: Speaker) -> bool:
    """True for a speaker who was named as a person; a lone word may be a firm's, unless it is a given name or bears a title."""
    for name in scene.names_in(speaker.span.start, speaker.span.end):
        if name.kind is not NameKind.PER:
            continue
        first, last = scene.at(name.span.start), scene.at(name.span.end)
        if last - first > 1 or scene.words[first].text in given_names() or (name.entity or name.text) in scene.cast.known:
            return first == 0 or first - 1 not in scene.cast.kinds
    return False
