"""What offices amount to, and which of them one person does not hold at once: `offices.toml`.

An office is the head or the deputy of something, speaks for something, or is a calling. What two offices are said of each other is
cautious: the head of a body that is not known may head anything, and a governor may govern a region or a central bank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from claims.knowledge.concepts import concept, is_a
from claims.language.base import knowledge
from claims.model.office import Office
from claims.model.relation import Relation

HEAD, DEPUTY, SPEAKER, CHARGE, OTHER = "head", "deputy", "speaker", "charge", "other"
_ANY, _MINISTRY, _STATE, _INSTITUTION = "body", "ministry", "state", "institution"
_PUBLIC = frozenset(
    {"match", "court", "embassy", "section", "house"}
)  # callings that nobody follows who heads a state, a ministry or a town


def held_before(name: str) -> str | None:
    """The office that somebody had whom a word of its own calls so: "ex-president" gives "president"."""
    return next((office for office, words in knowledge("offices")["former"].items() if name in words), None)


def holds_office(name: str) -> bool:
    """True for a word of the lexicon that says when an office is held and holds the office as well."""
    return name in knowledge("offices")["held_apart"]["concepts"]


@dataclass(frozen=True, slots=True)
class Post:
    """What an office amounts to: its rank or group of callings, and of what; no field where that is not said."""

    rank: str
    fields: frozenset[str]


def read_posts(office: Office) -> frozenset[Post]:
    """What an office may amount to; empty where the tables say nothing of it."""
    first = _posts(office.concept, office.about, office.owners)
    if _is_any_head(office.concept) and all(_ANY not in post.fields for post in first):
        return first  # "глава федерации" is no head of a town
    found: set[Post] = set()
    for name in office.concepts:
        found |= _posts(name, office.about, office.owners)
    levels = knowledge("offices")["levels"]
    told = [field for field, words in levels.items() if not set(words).isdisjoint(office.about)]
    sure = {post for post in found if post.rank == HEAD and not post.fields.isdisjoint(told)}
    others = {field for field in levels if field not in told}
    return frozenset(
        {post for post in found if post in sure or post.fields.isdisjoint(others)} if len(told) == 1 and sure else found
    )


def _is_any_head(name: str) -> bool:
    """True for a word that stands for the head of whatever is named with it."""
    data = knowledge("offices")
    return name in data["heads"][_ANY] and name not in data["heads"][_STATE]


def name_office(office: Office) -> str:
    """An office as an English reader takes it in, with the field where the words for it are apart: "head (civil defence)"."""
    name = office.concept.replace("_", " ")
    heads = [post for post in read_posts(office) if post.rank in (HEAD, CHARGE)]
    fields = {field for post in heads for field in post.fields} - {_ANY, _MINISTRY, _STATE}
    own = {field for field, names in knowledge("offices")["heads"].items() if office.concept in names}
    said = sorted(field.replace("_", " ") for field in fields - own)
    return f"{name} ({' / '.join(said)})" if said else name


def relate_offices(a: Office, b: Office) -> Relation:
    """EQUAL for one post, DISJOINT for two that one person does not hold at once, UNKNOWN where neither is sure.

    An office over several fields ("of health and sport") is not held against one over a single field.
    """
    ours, theirs = read_posts(a), read_posts(b)
    if set(a.concepts) & set(b.concepts) and not (ours and theirs):
        return Relation.EQUAL
    if not ours or not theirs:
        apart = any(_apart(one, other) for one in a.concepts for other in b.concepts)
        single = len(a.concepts) == len(b.concepts) == 1
        return Relation.DISJOINT if apart and single else Relation.UNKNOWN
    relations = {relate_posts(one, other) for one in ours for other in theirs}
    if a.concepts[1:] == b.concepts[1:] == () and _speaks_and_heads(a, b):
        return Relation.DISJOINT
    if relations == {Relation.DISJOINT}:
        joint = (a.joint or b.joint) and all(_ministerial(post) for post in (*ours, *theirs))
        return Relation.UNKNOWN if joint else Relation.DISJOINT
    return Relation.EQUAL if Relation.EQUAL in relations else Relation.UNKNOWN


def is_sole(office: Office) -> bool:
    """True for an office that its owner has once: a minister of health, a mayor, the referee of a match."""
    listed = knowledge("offices")["sole"]["concepts"]
    if any(name in listed for name in office.concepts):
        return True
    loose = {_ANY, _MINISTRY}
    return any(post.rank == HEAD and bool(post.fields) and not post.fields & loose for post in read_posts(office))


def is_common(office: Office) -> bool:
    """True for a calling that several people of a story may follow: analysts, lawyers, members of parliament."""
    listed = knowledge("offices")["many"]["concepts"]
    return any(is_a(name, word) for name in office.concepts for word in listed)


def is_of_event(office: Office) -> bool:
    """True for an office that the event of a story has once: the referee, the president of the jury."""
    listed = knowledge("offices")["event"]
    fields = frozenset(listed["fields"])
    heads = any(post.rank == HEAD and bool(post.fields) and post.fields <= fields for post in read_posts(office))
    return heads or any(name in listed["concepts"] for name in office.concepts)


def is_asked(office: Office) -> bool:
    """True for a calling whose followers are asked what they think, so that several of one story say the same."""
    return any(is_a(name, word) for name in office.concepts for word in knowledge("offices")["asked"]["concepts"])


def relate_roles(a: str, b: str) -> Relation:
    """How two offices stand to each other that are told by the word alone: "the foreign ministers", "the prime ministers"."""
    if a == b:
        return Relation.EQUAL
    ours, theirs = _posts(a, (), ()), _posts(b, (), ())
    if not ours or not theirs or not all(_is_public(post) for post in (*ours, *theirs)):
        return Relation.UNKNOWN
    relations = {relate_posts(one, other) for one in ours for other in theirs}
    return Relation.DISJOINT if relations == {Relation.DISJOINT} else Relation.UNKNOWN


def posts_of(name: str, about: Iterable[str] = ()) -> frozenset[Post]:
    """What an office told by its word alone may amount to, with the concepts beside it."""
    return _posts(name, tuple(about), ())


def is_body(name: str) -> bool:
    """True for a concept that somebody may head."""
    known = concept(name)
    return (known is not None and known.kind == "organization") or any(_named((name,)))


def told_apart(ours: Iterable[Post], theirs: Iterable[Post]) -> bool:
    """True for posts that two reports of one deed would not give the same person: more than one person cannot hold at once.

    Somebody may preside over a federation and be a deputy prime minister, yet is told by one of the two.
    """
    pairs = [(one, other) for one in ours for other in theirs]
    return bool(pairs) and all(_told_apart(one, other) for one, other in pairs)


def _told_apart(one: Post, other: Post) -> bool:
    if relate_posts(one, other) is Relation.DISJOINT:
        return True
    if {one.rank, other.rank} != {HEAD, DEPUTY} or _ANY in one.fields | other.fields:
        return False
    governing = frozenset({"government", "ministry"}) | _ministries()
    return not (one.fields & governing and other.fields & governing)


def relate_posts(a: Post, b: Post) -> Relation:
    """How two posts stand to each other."""
    if {a.rank, b.rank} <= {HEAD, CHARGE}:
        return _relate_heads(a.fields, b.fields)
    if CHARGE in (a.rank, b.rank):
        return Relation.UNKNOWN  # a deputy mayor may be in charge of transport
    if a.rank == b.rank:
        if a.fields & b.fields:
            return Relation.EQUAL
        return Relation.UNKNOWN if a.rank in (DEPUTY, SPEAKER) else Relation.DISJOINT
    if {a.rank, b.rank} == {HEAD, DEPUTY}:
        met = any(one == other or _may_be(one, other) for one in a.fields for other in b.fields if _ANY not in (one, other))
        return Relation.DISJOINT if met or _other_levels(a, b) else Relation.UNKNOWN
    ranks = {a.rank, b.rank}
    head, other = (a, b) if a.rank == HEAD else (b, a)
    if ranks == {HEAD, SPEAKER}:  # of two bodies that are known
        known = bool(other.fields) and _ANY not in head.fields and _relate_heads(head.fields, other.fields) is Relation.DISJOINT
        return Relation.DISJOINT if known else Relation.UNKNOWN
    if HEAD in ranks and ranks & _PUBLIC:
        return Relation.DISJOINT if _is_public(head) else Relation.UNKNOWN
    return Relation.UNKNOWN


def _other_levels(head: Post, deputy: Post) -> bool:
    """True for a public office and a deputy of another: a mayor, a vice president. A deputy prime minister may have a ministry.

    Who heads a house or a service is no such deputy either; over a federation or a party many preside besides.
    """
    if not _is_public(deputy):
        return False
    if not _is_public(head):
        return bool(head.fields) and head.fields <= set(knowledge("offices")["bodies"]) - set(
            knowledge("offices")["beside"]["bodies"]
        )
    governing = frozenset({"government", "ministry"}) | _ministries()
    return not (head.fields & governing and deputy.fields & governing)


def _relate_heads(a: frozenset[str], b: frozenset[str]) -> Relation:
    if _ANY in a or _ANY in b:
        return Relation.EQUAL if a == b else Relation.UNKNOWN
    if a & b:
        return Relation.EQUAL
    if any(_may_be(one, other) or _are_kin(one, other) for one in a for other in b):
        return Relation.UNKNOWN
    return Relation.DISJOINT


def _are_kin(one: str, other: str) -> bool:
    """True for bodies that may be parts of each other, or one of which is only called an institution."""
    bodies = knowledge("offices")["bodies"]
    if _INSTITUTION in (one, other) and one in bodies and other in bodies:
        return True
    return any(one in group and other in group for group in knowledge("offices")["kin"]["groups"])


def _may_be(one: str, other: str) -> bool:
    """True for an unnamed ministry beside a named one, a government, or a body that some states make a ministry of."""
    if _MINISTRY in (one, other):
        rest = other if one == _MINISTRY else one
        return rest in (_MINISTRY, "government") or rest in _ministries() or rest in knowledge("offices")["ministerial"]["bodies"]
    return False


def _is_public(post: Post) -> bool:
    return bool(post.fields) and post.fields <= _ministries() | _PUBLIC_FIELDS | {_MINISTRY}


_PUBLIC_FIELDS = frozenset({"state", "government", "region", "town", "throne"})


def _ministerial(post: Post) -> bool:
    return post.rank == HEAD and bool(post.fields) and post.fields <= _ministries() | {_MINISTRY}


def _speaks_and_heads(a: Office, b: Office) -> bool:
    """True for somebody who speaks for a body here and heads it there; who heads its press office does both."""
    if not _apart(a.concept, b.concept) and not _apart(b.concept, a.concept):
        return False
    speaking = knowledge("offices")["press"]["concepts"]
    heads = [office for office in (a, b) if office.concept != "spokesperson"]
    return not any(is_a(name, word) for office in heads for name in office.about for word in speaking)


def _apart(one: str, other: str) -> bool:
    pairs = knowledge("offices")["apart"]
    return other in pairs.get(one, ()) or one in pairs.get(other, ())


@cache
def _posts(name: str, about: tuple[str, ...], owners: tuple[str, ...]) -> frozenset[Post]:
    data = knowledge("offices")
    heads = [field for field, names in data["heads"].items() if name in names]
    charge = _portfolio(name, about, owners)
    if charge:
        return frozenset({Post(CHARGE, charge)})
    if heads:
        return frozenset({Post(HEAD, frozenset(_fields(heads, about, owners)))})
    deputies = [field for field, names in data["deputies"].items() if name in names]
    if deputies:
        return frozenset({Post(DEPUTY, frozenset(deputies))})
    found = {Post(group, frozenset({kinds[0]})) for group, parts in data["callings"].items() for kinds in parts if name in kinds}
    if name == "spokesperson":
        found.add(Post(SPEAKER, frozenset((*_named(about), *_owned(owners)))))
    return frozenset(found)


def _portfolio(name: str, about: tuple[str, ...], owners: tuple[str, ...]) -> frozenset[str]:
    """The field that somebody is in charge of who heads no body of a name: "environment chief"."""
    data = knowledge("offices")
    if name not in data["portfolio"]["concepts"] or any((*_named(about), *_owned(owners))):
        return frozenset()
    fields = data["portfolio"]["fields"]
    return frozenset(field for field in fields if not set(data["ministry_fields"][field]).isdisjoint(about))


def _fields(heads: list[str], about: tuple[str, ...], owners: tuple[str, ...]) -> Iterator[str]:
    """What a head heads: by the office itself, else by the body named with it."""
    bodies = list(dict.fromkeys((*_named(about), *_owned(owners))))
    if heads == [_MINISTRY]:
        found = [field for field, words in knowledge("offices")["ministry_fields"].items() if not set(words).isdisjoint(about)]
        yield from found or heads
        return
    if _ANY not in heads:
        yield from (heads if len(heads) == 1 else [field for field in heads if field in bodies] or heads)
    elif bodies:
        yield from bodies
    elif _STATE in heads and not about and all(owner.startswith("place:") for owner in owners):
        yield _STATE
    else:
        yield _ANY


def _named(about: Iterable[str]) -> Iterator[str]:
    for table in ("bodies", "ministry_institutions"):
        for field, words in knowledge("offices")[table].items():
            if any(is_a(name, word) for name in about for word in words):
                yield field


def _owned(owners: Iterable[str]) -> Iterator[str]:
    """The bodies and ministries among institutions of states ("inst:civil_defence:PE")."""
    kinds = {owner.split(":")[1] for owner in owners if owner.startswith("inst:")}
    for table in ("bodies", "ministry_institutions"):
        for field, words in knowledge("offices")[table].items():
            if not kinds.isdisjoint(words):
                yield field


@cache
def _ministries() -> frozenset[str]:
    return frozenset(knowledge("offices")["ministries"]["fields"])
