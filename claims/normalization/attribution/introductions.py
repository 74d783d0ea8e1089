"""How an article introduces people and bodies: "Transport Minister Ana X", "Ana X, the mayor", "ministry of health"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.name import NameKind, NameMention
from claims.normalization.attribution.cast import Bearer, Cast, beside_of, gender, key_of
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.scene import Scene

_BEFORE = 9  # words from a title to the name it announces
_BEHIND = 5  # words from a name to the title in apposition to it
_RUN = 9  # words of such an apposition
_COMPLEMENT = 5  # words of what a body is called by: "ministry of health"
_MOST = 24  # ways in which one title is borne; more tell nobody from another
_MARKS = ",،;:!?…()[]|؛؟\n"


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
        bearer = Bearer(*span, who, beside_of(scene, begin, end, head, stop), sex, name.entity)
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
        if head is None and end in cast.titles and end - last < (_BEHIND if scene.lexicon.cased else 1):
            head = end
        end += 1
    if head is None or scene.names_in(scene.words[head].start, scene.words[min(head + 2, len(scene.words)) - 1].end):
        return
    for name in scene.names_in(scene.words[last].start, scene.words[end - 1].end):
        at = scene.at(name.span.start)
        if name.kind is NameKind.PER and not scene.holds_any(("ends", "links"), at - 1):
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
            beside = beside_of(scene, first, last, index, stop)
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
    _add(cast.bodies, kind, Bearer(index, end, who, beside_of(scene, index, end, index, stop)))


def _named_over(scene: Scene, index: int) -> bool:
    at = scene.words[index].start
    return any(name.span.start <= at < name.span.end for name in scene.names_in(max(0, at - 60), at + 80))
