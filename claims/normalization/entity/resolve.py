"""Which mentions are one entity: inside an article by fuller and shorter forms, across articles by identifier, then by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from rapidfuzz.distance import Indel

from claims.knowledge.institutions import PREFIX, find_institution, institution_name
from claims.knowledge.organizations import find_named, without_clitic
from claims.knowledge.people import find_person, person_name
from claims.knowledge.places import find_place, place
from claims.model.name import NameKind, NameMatch, NameMention, NameRelation
from claims.normalization.entity.compare import compare_names, institutions_match
from claims.normalization.entity.phones import Script
from claims.normalization.entity.prepare import name_key, name_keys, particles, prepare

_LINKING = (NameRelation.SAME, NameRelation.VARIANT)
_MOST = 40  # names of one article under one key that a name is compared with
_TYPO = 0.88  # of two spellings in one script, on the development pairs
_LONG = 10  # letters of a name in which one may be wrong
_ACRONYM = range(2, 9)
_KNOWN = ("place:", "org:", PREFIX, "person:")


@dataclass(frozen=True, slots=True)
class _Entity:
    """What a mention refers to, what that is called, and why."""

    id: str
    normal: str
    kind: NameKind
    reasons: tuple[str, ...]


def link_names(mentions: Iterable[NameMention]) -> tuple[NameMention, ...]:
    """The same mentions, each with its `entity`, with `normal`, the fullest form the article gives it, and with the reasons.

    Entities are "place:...", "org:...", "inst:...", "person:..." where the tables know them, else "name:" and a key of the
    fullest form. An institution without a country is that of the only country whose institution of the kind is named, and an
    acronym right behind a name whose initials it has is that name: wherever it stands again.
    """
    given = tuple(mentions)
    by_text: dict[str, list[int]] = {}
    for index, mention in enumerate(given):
        by_text.setdefault(_form(mention.text), []).append(index)
    countries = {
        found.country
        for mention in given
        if mention.kind is NameKind.LOC
        for found in find_place(mention.text)[:1]
        if found.country
    }
    entities: dict[int, _Entity] = {}
    loose: list[str] = []
    for text, indices in by_text.items():
        known = _known(given[indices[0]], countries)
        if known is None:
            loose.append(text)
            continue
        for index in indices:
            entities[index] = replace(known, kind=given[index].kind)
    _give_countries(entities)
    loose.sort(key=lambda text: (-len(prepare(given[by_text[text][0]].text).tokens), by_text[text][0]))
    _link_loose(given, by_text, loose, entities)
    _link_acronyms(given, by_text, entities)
    return tuple(
        replace(mention, entity=found.id, normal=found.normal, kind=found.kind, reasons=found.reasons)
        for mention, found in ((mention, entities[index]) for index, mention in enumerate(given))
    )


def _known(mention: NameMention, countries: set[str]) -> _Entity | None:
    if mention.kind is NameKind.PER:
        person = find_person(mention.text)
        return _Entity(person, person_name(person), mention.kind, ("in the table of people",)) if person else None
    if mention.kind is not NameKind.LOC:
        named = _organization(mention)
        if named and named.startswith(PREFIX):
            return _Entity(named, institution_name(named), mention.kind, ("an institution, by its kind and whose it is",))
        if named:
            return _Entity(named, mention.text, mention.kind, ("in the table of organizations",))
    if mention.kind is NameKind.LOC:
        found = find_place(mention.text)
        if found:
            best = next((one for one in found if len(found) > 1 and one.kind != "country" and one.country in countries), found[0])
            if found[0].kind != "city" and best.kind == "city":
                best = found[0]
            why = ["in the table of places"]
            if len(found) > 1:
                why.append(
                    f"one of {len(found)} of that name; {'the best known' if best is found[0] else 'in a country named here'}"
                )
            return _Entity(best.id, best.name, mention.kind, tuple(why))
    if mention.entity and mention.entity.startswith(_KNOWN):
        known = place(mention.entity)
        return _Entity(mention.entity, known.name if known else mention.text, mention.kind, ("read with the words around it",))
    return None


def _organization(mention: NameMention) -> str | None:
    if mention.entity and mention.entity.startswith(("org:", PREFIX)):
        return mention.entity  # as it was read, with what stands around it
    return find_named(mention.text) or (find_institution(mention.text) if mention.kind is NameKind.ORG else None)


def _give_countries(entities: dict[int, _Entity]) -> None:
    """ "The Foreign Ministry" after "the Russian Foreign Ministry", when no other country's is named."""
    owned: dict[str, set[str]] = defaultdict(set)
    for entity in entities.values():
        if entity.id.startswith(PREFIX) and entity.id.count(":") == 2:
            owned[entity.id.rpartition(":")[0]].add(entity.id)
    for index, entity in entities.items():
        if len(owned.get(entity.id, ())) == 1:
            full = next(iter(owned[entity.id]))
            why = (*entity.reasons, "no other country's is named here")
            entities[index] = _Entity(full, institution_name(full), entity.kind, why)


def _link_acronyms(given: tuple[NameMention, ...], by_text: dict[str, list[int]], entities: dict[int, _Entity]) -> None:
    """An acronym in brackets behind a name, or a name in brackets behind its acronym, and the same acronym anywhere else."""
    ordered = sorted(range(len(given)), key=lambda index: (given[index].span.field, given[index].span))
    for one, other in pairwise(ordered):
        a, b = given[one], given[other]
        if a.span.field is not b.span.field or not 1 < b.span.start - a.span.end <= 3:
            continue
        full, short = (one, other) if len(a.text) > len(b.text) else (other, one)
        if entities[short].id.startswith(_KNOWN) or not _is_acronym(given[short].text, given[full].text):
            continue
        why = (f"initials of {_quoted(given[full].text)}, which stands beside it", *entities[full].reasons)
        for index in by_text.get(_form(given[short].text), ()):
            entities[index] = replace(entities[full], reasons=why)


def _is_acronym(short: str, full: str) -> bool:
    """True when the letters of `short`, in capitals, are initials of words of `full`, in order, only linking words passed over."""
    if not short.isupper() or len(short) not in _ACRONYM or len(full.split()) < 2:
        return False
    initials = [word[0] for word in prepare(full).folded.split()]
    linking = [word in particles("inner") or len(word) < 4 for word in prepare(full).folded.split()]
    at = 0
    letters = prepare(short).folded
    for initial, passed in zip(initials, linking, strict=True):
        if at < len(letters) and initial == letters[at]:
            at += 1
        elif not passed:
            return False
    return at == len(letters)


def _link_loose(
    given: tuple[NameMention, ...], by_text: dict[str, list[int]], loose: list[str], entities: dict[int, _Entity]
) -> None:
    heads: list[tuple[_Entity, str]] = []  # with the form compared with
    by_key: dict[str, list[int]] = {}

    def add(entity: _Entity, text: str) -> None:
        heads.append((entity, text))
        for key in name_keys(text):
            by_key.setdefault(key, []).append(len(heads) - 1)

    for indices in by_text.values():
        known = entities.get(indices[0])
        if known is not None and known.id.startswith("person:"):
            add(known, given[indices[0]].text)
    for text in loose:
        indices = by_text[text]
        mention = given[indices[0]]
        keys = name_keys(mention.text)
        keys += _bare_keys(mention.text)
        candidates = dict.fromkeys(number for key in keys for number in islice(by_key.get(key, ()), _MOST))
        whys = {number: why for number in candidates if (why := _links(mention, *heads[number]))}
        linked = list(whys)
        if len(linked) == 1 or (linked and len(prepare(mention.text).tokens) > 1):
            head, form = heads[linked[0]]
            kind = mention.kind if head.kind is NameKind.MISC else head.kind
            entity = _Entity(head.id, head.normal, kind, (f"linked with {_quoted(form)}", *whys[linked[0]]))
        else:
            why, mark = ("in no table; known by its form alone",), ""
            if linked:  # a surname that several people of the article bear
                why, mark = (*why, "could be " + " or ".join(_quoted(heads[number][1]) for number in linked)), "?"
            entity = _Entity(f"name:{_key(mention.text) or ('' if linked else text)}{mark}", mention.text, mention.kind, why)
            add(entity, mention.text)
        for index in indices:
            entities[index] = entity


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())}”"


def _form(text: str) -> str:
    """What mentions of one spelling share."""
    prepared = prepare(text)
    return " ".join(filter(None, (prepared.folded or text, prepared.generation)))


def _key(text: str) -> str:
    """The key of a whole name, and the generation it is marked with: father and son are two."""
    return " ".join(filter(None, (name_key(text), prepare(text).generation)))


def _bare_keys(text: str) -> tuple[str, ...]:
    """Keys of a lone Arabic word without the clitics it may carry."""
    tokens = prepare(text).tokens
    if len(tokens) != 1 or tokens[0].script is not Script.ARABIC:
        return ()
    return tuple(key for form in without_clitic(tokens[0].letters) for key in name_keys(form))


def _links(mention: NameMention, head: _Entity, form: str) -> tuple[str, ...]:
    """Why a name is the one written `form`, the head of an entity; nothing when it is not."""
    if not {NameKind.MISC, NameKind.LOC} & {mention.kind, head.kind} and mention.kind is not head.kind:
        return ()  # a place that no table holds is only a guess from the word before it
    match = compare_names(mention.text, form, NameKind.PER.value)
    if match.relation in _LINKING:
        return match.reasons or ("the words sound alike",)
    if _is_typo(mention.text, form):
        return ("one word is spelled otherwise",)
    short, long = prepare(mention.text).tokens, prepare(form).tokens
    if len(short) != 1 or len(long) < 2:
        return ()
    letters = {token.letters for token in long}
    if match.relation is NameRelation.POSSIBLE and short[0].letters in letters:
        return ("a part of it; inside one article a part is enough",)
    bare = without_clitic(short[0].letters) if short[0].script is Script.ARABIC else ()
    return ("a part of it, without its clitic",) if any(form in letters for form in bare if len(form) > 3) else ()


def _is_typo(a: str, b: str) -> bool:
    """True for long names of as many words in one script, alike but for letters inside one of the words."""
    left, right = prepare(a), prepare(b)
    if left.script is not right.script or left.generation != right.generation or len(left.tokens) != len(right.tokens):
        return False
    if len(left.tokens) < 2 or min(len(left.folded), len(right.folded)) < _LONG:
        return False
    pairs = zip(left.tokens, right.tokens, strict=True)
    wrong = [(one.letters, other.letters) for one, other in pairs if one.letters != other.letters]
    if len(wrong) != 1 or min(map(len, wrong[0])) < 5:
        return False
    first, second = wrong[0]
    if first[0] != second[0] or first[-1] != second[-1]:
        return False
    return Indel.normalized_similarity(left.folded, right.folded) >= _TYPO


def same_entity(a: NameMention, b: NameMention) -> NameMatch:
    """Whether two mentions of different articles are one entity: identifiers first, then the fullest forms."""
    known_a, known_b = _identifier(a), _identifier(b)
    if known_a and known_b:
        if known_a == known_b:
            return NameMatch(relation=NameRelation.SAME, score=1.0, reasons=(f"both are {known_a}",))
        if known_a.startswith(PREFIX) and known_b.startswith(PREFIX):
            return institutions_match(known_a, known_b)
        if known_a.partition(":")[0] == known_b.partition(":")[0]:
            return NameMatch(relation=NameRelation.DIFFERENT, score=0.0, reasons=(f"{known_a} is not {known_b}",))
    kinds = {a.kind, b.kind}
    if NameKind.MISC not in kinds and len(kinds) > 1 and (known_a or known_b):
        return NameMatch(relation=NameRelation.DIFFERENT, score=0.0, reasons=(f"{a.kind.value} is not {b.kind.value}",))
    kind = a.kind.value if a.kind is b.kind else None
    return compare_names(a.normal or a.text, b.normal or b.text, kind)


def _identifier(mention: NameMention) -> str | None:
    if mention.entity and mention.entity.startswith(_KNOWN):
        return mention.entity
    return None
