"""How two places stand to each other: one, one inside the other, beside each other, or apart.

Places exclude each other when the maps or the texts keep them apart: two cities with room between them, a city outside a region,
two villages, two hospitals. A name that is on no map and a name of another kind of place may lie in each other, and nothing is
said of them.
"""

from __future__ import annotations

from claims.knowledge.places import contains, place
from claims.knowledge.towns import distance, in_region
from claims.model.name import NameRelation
from claims.model.place import STAYING, Setting, Tie
from claims.model.relation import Relation
from claims.normalization.place.lexicon import is_by_town, level, strays
from claims.normalization.place.resolve import Atlas

_LINKING = (NameRelation.SAME, NameRelation.VARIANT)
_ROOM = 15.0  # km between two towns that are told apart in one report
_BESIDE = 20.0  # km more where something only happens near one of them
_CROWD = 1000.0  # people to the square kilometre of a large city


def compare_settings(a: Setting, b: Setting, atlas: Atlas) -> Relation:
    """The relation of two settings; UNKNOWN where they stand in different parts (from, to) or nothing tells."""
    if not _in_one_part(a, b):
        return Relation.UNKNOWN
    found = _one_place(a, b, atlas)
    if found is not None:
        return found
    for inner, outer, relation in ((a, b, Relation.NARROWER), (b, a, Relation.BROADER)):
        if any(atlas.is_same(around.name, outer.name) in _LINKING for around in inner.within):
            return relation
    if a.named_venue or b.named_venue:
        return _compare_venues(a, b, atlas)
    return _compare_apart(a, b, atlas)


def _in_one_part(a: Setting, b: Setting) -> bool:
    """True where two places may fill one part: both where it is, where it goes, or where it comes from."""
    if a.tie is b.tie or (a.tie in STAYING and b.tie in STAYING):
        return a.bound is None or b.bound is None or a.bound is b.bound
    return a.bound is b.tie or b.bound is a.tie


def _one_place(a: Setting, b: Setting, atlas: Atlas) -> Relation | None:
    """EQUAL for one name, unless it stands for buildings of two towns; UNKNOWN where names cannot tell; None for two names."""
    known = a.entity is not None and place(a.entity) is not None  # other ids are by sound, and "Mananjary" sounds like "Manakara"
    if known and a.entity == b.entity and not (a.named_venue or b.named_venue):
        return Relation.EQUAL
    relation = atlas.is_same(a.name, b.name)
    if relation is NameRelation.DIFFERENT:
        return None
    if relation is NameRelation.POSSIBLE:
        return Relation.UNKNOWN
    if a.named_venue and b.named_venue and _towns_differ(a, b, atlas):
        return Relation.DISJOINT
    return Relation.EQUAL


def _towns_differ(a: Setting, b: Setting, atlas: Atlas) -> bool:
    return bool(a.within and b.within) and all(
        compare_settings(one, other, atlas) is Relation.DISJOINT for one in a.within for other in b.within
    )


def _compare_venues(a: Setting, b: Setting, atlas: Atlas) -> Relation:
    """A building known by its own name: another of its kind and name is another building, and it is no town elsewhere."""
    if a.named_venue and b.named_venue:
        named_apart = a.language == b.language and not _maybe_of_town(a, b)  # names of buildings are translated
        apart = a.venue == b.venue and (named_apart or _towns_differ(a, b, atlas) or _lie_apart(a, b, atlas))
        return Relation.DISJOINT if apart else Relation.UNKNOWN
    own, town = (a, b) if a.named_venue else (b, a)
    if _lie_apart(own, town, atlas):
        return Relation.DISJOINT  # the port of Agadir is no part of Las Palmas
    relations = [compare_settings(around, town, atlas) for around in own.within]
    if relations and all(relation is Relation.DISJOINT for relation in relations):
        return Relation.DISJOINT
    return next((relation for relation in relations if relation.compatible), Relation.UNKNOWN)


def _lie_apart(a: Setting, b: Setting, atlas: Atlas) -> bool:
    """True for a building that goes by the name of one known town, and another, or a town, too far from there to be it."""
    ways = [strays(setting.venue) for setting in (a, b) if setting.named_venue]
    known = all(setting.entity is not None and place(setting.entity) is not None for setting in (a, b))
    if None in ways or not (known or (a.venue == b.venue and is_by_town(a.venue))):
        return False
    ours, theirs = atlas.spots(a), atlas.spots(b)
    if not ours or not theirs:
        return False
    gap = min(distance(one, other) for one in ours for other in theirs)
    return gap > max(way for way in ways if way is not None) + (0.0 if a.venue == b.venue else _ROOM)


def _maybe_of_town(a: Setting, b: Setting) -> bool:
    """True where one of two names may be that of the town: of "Caravelí hospital" and "San José hospital" both may be one."""
    return any(setting.entity is not None and setting.entity.startswith("place:") for setting in (a, b))


def _compare_apart(a: Setting, b: Setting, atlas: Atlas) -> Relation:
    """Two names: by the tables, then by the map, then by what the articles say they lie in, then by their kinds."""
    relation = _by_tables(a, b)
    if relation is not Relation.UNKNOWN:
        return relation
    spots_a, spots_b = atlas.spots(a), atlas.spots(b)
    if spots_a and spots_b:
        gap = min(distance(one, other) for one in spots_a for other in spots_b)
        return Relation.DISJOINT if gap > _least_gap(a, b) else Relation.OVERLAPS
    for inner, outer, spots, told in ((a, b, spots_a, Relation.NARROWER), (b, a, spots_b, Relation.BROADER)):
        if outer.entity is None or not spots or place(outer.entity) is None:
            continue
        lies = {in_region(outer.entity, spot) for spot in spots}
        if lies == {False} and outer.tie is Tie.AT and inner.tie is Tie.AT:
            return Relation.DISJOINT
        if True in lies or any(spot.country == outer.entity for spot in spots):
            return told
    if _outside(a, b, atlas) or _outside(b, a, atlas):
        return Relation.DISJOINT
    return Relation.DISJOINT if _two_of_a_kind(a, b, atlas) else Relation.UNKNOWN


def _two_of_a_kind(a: Setting, b: Setting, atlas: Atlas) -> bool:
    """True for two names that no table knows, of one kind of place or told apart by an article: two villages, two towns."""
    if any(setting.entity is not None and place(setting.entity) is not None for setting in (a, b)):
        return False
    if not a.tie is b.tie is Tie.AT:
        return False
    first, second = level(a.kind), level(b.kind)
    if first is not None and second is not None:
        return first == second
    return atlas.told_apart(a, b)


def _by_tables(a: Setting, b: Setting) -> Relation:
    if a.entity is None or b.entity is None:
        return Relation.UNKNOWN
    one, other = place(a.entity), place(b.entity)
    if one is None or other is None:
        return Relation.UNKNOWN
    if contains(a.entity, b.entity):
        return Relation.BROADER
    if contains(b.entity, a.entity):
        return Relation.NARROWER
    kinds = {one.kind, other.kind}
    if kinds == {"country"} and a.tie is b.tie is Tie.AT:
        return Relation.DISJOINT
    if kinds == {"state"} and one.parents == other.parents and a.tie is b.tie is Tie.AT:
        return Relation.DISJOINT
    if "country" in kinds and kinds & {"city", "capital"} and a.tie is b.tie is Tie.AT:
        excluded = contains(a.entity, b.entity) is False and contains(b.entity, a.entity) is False
        return Relation.DISJOINT if excluded else Relation.UNKNOWN
    return Relation.UNKNOWN


def _least_gap(a: Setting, b: Setting) -> float:
    """Kilometres between the middles of two towns from which they are two: more for large ones, and beside them."""
    near = _BESIDE if Tie.NEAR in (a.tie, b.tie) else 0.0
    return _ROOM + near + _radius(a) + _radius(b)


def _radius(setting: Setting) -> float:
    known = place(setting.entity) if setting.entity is not None else None
    return float((known.population / _CROWD / 3.14) ** 0.5) if known is not None else 0.0


def _outside(a: Setting, b: Setting, atlas: Atlas) -> bool:
    """True when some article says that `a` lies in a place that `b` does not lie in, nor the other way round."""
    for around in atlas.outer(a):
        if b.entity is not None and place(b.entity) is not None:
            if contains(around, b.entity) is False and contains(b.entity, around) is False:
                return True
            spots = atlas.spots(b)
            if spots and all(in_region(around, spot) is False for spot in spots):
                return True
    return False
