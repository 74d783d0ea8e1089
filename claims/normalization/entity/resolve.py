"""Which mentions are one entity: inside an article by fuller and shorter forms, across articles by identifier, then by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from claims.knowledge.organizations import find_organization
from claims.knowledge.places import find_place, place
from claims.model.name import NameKind, NameMatch, NameMention, NameRelation
from claims.normalization.entity.compare import compare_names
from claims.normalization.entity.prepare import name_key, name_keys, prepare

_LINKING = (NameRelation.SAME, NameRelation.VARIANT)
_MOST = 40  # names of one article under one key that a name is compared with


def link_names(mentions: Iterable[NameMention]) -> tuple[NameMention, ...]:
    """The same mentions, each with its `entity` and with `normal`, the fullest form the article gives it.

    Entities are "place:...", "org:..." where the tables know them, else "name:" and a key of the fullest form.
    """
    given = tuple(mentions)
    by_text: dict[str, list[int]] = {}
    for index, mention in enumerate(given):
        by_text.setdefault(prepare(mention.text).folded or mention.text, []).append(index)
    countries = {
        found.country
        for mention in given
        if mention.kind is NameKind.LOC
        for found in find_place(mention.text)[:1]
        if found.country
    }
    entities: dict[int, tuple[str, str, NameKind]] = {}
    loose: list[str] = []
    for text, indices in by_text.items():
        known = _known(given[indices[0]], countries)
        if known is None:
            loose.append(text)
            continue
        for index in indices:
            entities[index] = (*known, given[index].kind)
    loose.sort(key=lambda text: (-len(prepare(given[by_text[text][0]].text).tokens), by_text[text][0]))
    _link_loose(given, by_text, loose, entities)
    return tuple(
        replace(mention, entity=entities[index][0], normal=entities[index][1], kind=entities[index][2])
        for index, mention in enumerate(given)
    )


def _known(mention: NameMention, countries: set[str]) -> tuple[str, str] | None:
    if mention.kind is NameKind.PER:
        return None
    organization = find_organization(mention.text)
    if organization and mention.kind is not NameKind.LOC:
        return f"org:{organization}", mention.text
    if mention.kind is NameKind.LOC:
        found = find_place(mention.text)
        if found:
            best = next((one for one in found if len(found) > 1 and one.kind != "country" and one.country in countries), found[0])
            if found[0].kind != "city" and best.kind == "city":
                best = found[0]
            return best.id, best.name
    if mention.entity and mention.entity.startswith(("place:", "org:")):
        known = place(mention.entity)
        return mention.entity, known.name if known else mention.text
    return None


def _link_loose(
    given: tuple[NameMention, ...], by_text: dict[str, list[int]], loose: list[str], entities: dict[int, tuple[str, str, NameKind]]
) -> None:
    heads: list[tuple[str, str, NameKind, tuple[str, ...]]] = []  # entity, fullest form, kind, keys
    by_key: dict[str, list[int]] = {}
    for text in loose:
        indices = by_text[text]
        mention = given[indices[0]]
        keys = name_keys(mention.text)
        candidates = dict.fromkeys(number for key in keys for number in islice(by_key.get(key, ()), _MOST))
        linked = [number for number in candidates if _links(mention, heads[number])]
        if len(linked) == 1 or (linked and len(prepare(mention.text).tokens) > 1):
            entity, normal, kind, _ = heads[linked[0]]
            if kind is NameKind.MISC:
                kind = mention.kind
        else:
            entity, normal, kind = f"name:{name_key(mention.text) or text}", mention.text, mention.kind
            if linked:
                entity = f"name:{name_key(mention.text)}?"  # a surname that several people of the article bear
            heads.append((entity, normal, kind, keys))
            for key in keys:
                by_key.setdefault(key, []).append(len(heads) - 1)
        for index in indices:
            entities[index] = (entity, normal, kind)


def _links(mention: NameMention, head: tuple[str, str, NameKind, tuple[str, ...]]) -> bool:
    if not {NameKind.MISC, NameKind.LOC} & {mention.kind, head[2]} and mention.kind is not head[2]:
        return False  # a place that no table holds is only a guess from the word before it
    match = compare_names(mention.text, head[1], NameKind.PER.value)
    if match.relation in _LINKING:
        return True
    short, long = prepare(mention.text).tokens, prepare(head[1]).tokens
    if len(short) == 1 and len(long) > 1 and match.relation is NameRelation.POSSIBLE:
        return any(short[0].letters == token.letters for token in long)  # inside one article a part is enough
    return False


def same_entity(a: NameMention, b: NameMention) -> NameMatch:
    """Whether two mentions of different articles are one entity: identifiers first, then the fullest forms."""
    known_a, known_b = _identifier(a), _identifier(b)
    if known_a and known_b:
        if known_a == known_b:
            return NameMatch(relation=NameRelation.SAME, score=1.0, reasons=(f"both are {known_a}",))
        if known_a.partition(":")[0] == known_b.partition(":")[0]:
            return NameMatch(relation=NameRelation.DIFFERENT, score=0.0, reasons=(f"{known_a} is not {known_b}",))
    kinds = {a.kind, b.kind}
    if NameKind.MISC not in kinds and len(kinds) > 1 and (known_a or known_b):
        return NameMatch(relation=NameRelation.DIFFERENT, score=0.0, reasons=(f"{a.kind.value} is not {b.kind.value}",))
    kind = a.kind.value if a.kind is b.kind else None
    return compare_names(a.normal or a.text, b.normal or b.text, kind)


def _identifier(mention: NameMention) -> str | None:
    if mention.entity and mention.entity.startswith(("place:", "org:")):
        return mention.entity
    return None
