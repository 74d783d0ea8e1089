"""Are two names one? Identifiers first, then sound: the words of both names are aligned and each part is judged.

An omitted part (Rosa Quispe, Rosa Quispe Huamán) makes a variant; a contradicted part (Delcy against Jorge Rodríguez)
makes two different names. A lone word is a variant of a longer name that ends in it (a surname for a full name) and only
possibly the same when it opens or fills the middle: given names and first surnames are shared by many.
"""

from __future__ import annotations

from claims.knowledge.institutions import find_institution
from claims.knowledge.organizations import find_named
from claims.knowledge.people import find_person
from claims.knowledge.places import place_ids
from claims.model.name import NameMatch, NameRelation
from claims.normalization.entity.distance import Mode, likeness, mode
from claims.normalization.entity.letters import begin_alike, mute_endings, open_alike
from claims.normalization.entity.phones import Script, phones
from claims.normalization.entity.prepare import Prepared, Token, prepare

# Tuned on the pairs of tests/cases/names: below TOKEN two words are two names.
_TOKEN = {Mode.ARABIC: 0.76, Mode.MIXED: 0.78, Mode.SAME: 0.82}
_ALONE = {Mode.ARABIC: 0.84, Mode.MIXED: 0.84, Mode.SAME: 0.9}  # one word has no second to support it
_MOVED = 0.02  # words in another order must sound still more alike: Omar al-Bashir, Bashar al-Omar
_NEAR = 0.62  # a part that is neither alike nor clearly another
_INITIAL = 0.85
_OBLIQUE = 0.02
_OMITTED = 0.08  # taken off the score for each part left out
# Of two names taken for different for certain; on translated news, where a name is the same in every language.
_WHOLE = 2  # words of a name that is more than a surname
_CLEAR = 0.45
_ALIKE_AS_WHOLES = 0.9
_HALF_ALIKE = 0.5
_LONGEST_SPOKEN = 40
_PLACE_KINDS = (None, "LOC", "ORG", "MISC")


def compare_names(a: str, b: str, kind: str | None = None) -> NameMatch:
    """Compare two names in any of the scripts. `kind` is PER, ORG, LOC or MISC where it is known.

    Score lies in [0, 1]; "same" and "variant" mean one entity as far as names can tell, "possible" that they cannot tell.
    """
    left, right = prepare(a), prepare(b)
    if not left.tokens or not right.tokens:
        equal = bool(left.folded) and left.folded == right.folded
        return NameMatch(
            relation=NameRelation.SAME if equal else NameRelation.DIFFERENT, score=float(equal), reasons=("no letters",)
        )
    known = _known(left, right, kind)
    if known is not None:
        return known
    if left.folded == right.folded:
        return _generation(left, right, NameRelation.SAME, 1.0, ("same words",))
    return _aligned(left, right)


def _ends_alike(a: str, b: str) -> bool:
    """True when the longer name ends with the shorter of two words or more, told in any script: its first part was cut off."""
    short, long = sorted((a.split(), b.split()), key=len)
    if len(short) < _WHOLE or len(short) == len(long):
        return False
    return compare_names(" ".join(long[-len(short) :]), " ".join(short)).relation in (NameRelation.SAME, NameRelation.VARIANT)


def surely_different(a: str, b: str) -> bool:
    """True for two names that no spelling, cut or transliteration makes one: what a conflict of names needs.

    Beyond "different": they do not sound alike as wholes, particles and all ("Benali", "بن علي"). In two scripts a shared part is
    the last one, for what follows a shared first part may be a transliteration of its own kind ("Kim Jong Un", "Ким Чен Ын"), and
    the other parts are no near misses ("Puig", "Пуч").
    """
    match = compare_names(a, b)
    if match.relation is not NameRelation.DIFFERENT or match.score > _CLEAR or _ends_alike(a, b):
        return False
    left, right = prepare(a), prepare(b)
    if not left.tokens or not right.tokens:
        return False
    kind = mode(left.script, right.script)
    flags = (left.script is Script.ARABIC, right.script is Script.ARABIC)
    if likeness(_spoken(a), _spoken(b), kind, *flags) >= _ALIKE_AS_WHOLES:
        return False
    if kind is not Mode.SAME and (_silenced_alike(a, b) or begin_alike(left, right)):
        return False
    scores = {(i, j): token_likeness(one, other)[0] for i, one in enumerate(left.tokens) for j, other in enumerate(right.tokens)}
    met = [pair for pair, score in scores.items() if score >= _TOKEN[kind]]
    if not met or kind is Mode.SAME:
        return True
    if (len(left.tokens) - 1, len(right.tokens) - 1) not in met:
        return False
    rest = [pair for pair in scores if all(pair[0] != i and pair[1] != j for i, j in met)]
    if any(open_alike(left.tokens[i], right.tokens[j]) for i, j in rest):
        return False
    return not any(scores[i, j] >= _HALF_ALIKE and left.tokens[i].phones[:1] == right.tokens[j].phones[:1] for i, j in rest)


def _silenced_alike(a: str, b: str) -> bool:
    """True for two names of two scripts that are near with their last letters mute: "Perrault", "Перро"."""
    for one, other in ((a, b), (b, a)):
        mute = " ".join(mute_endings(word) for word in one.split())
        if mute != one and compare_names(mute, other).score > _CLEAR:
            return True
    return False


def may_be_one(a: str, b: str) -> bool:
    """True for two names that somebody may go by in one text: the same, a variant, or one that is near enough part by part.

    Parts alike crosswise ("Luis Andrade", "Andrés Lasso") and a lone given name ("Marcos", "Marco Vélez") are chance.
    """
    match = compare_names(a, b)
    if match.relation is not NameRelation.POSSIBLE:
        return match.relation is not NameRelation.DIFFERENT
    short, long = sorted((prepare(a).tokens, prepare(b).tokens), key=len)
    if not short:
        return False
    if len(short) == 1:
        return len(long) == 1 or any(token_likeness(short[0], token)[0] >= _HALF_ALIKE for token in long[1:])
    return any(token_likeness(short[at], long[at])[0] >= _HALF_ALIKE for at in (0, -1))


def _spoken(name: str) -> str:
    """The phones of a whole name, particles included."""
    return "".join(phones(word) for word in name.split())[:_LONGEST_SPOKEN]


def _known(left: Prepared, right: Prepared, kind: str | None) -> NameMatch | None:
    if kind in (None, "ORG", "MISC"):
        a = find_named(left.text) or find_institution(left.text)
        b = find_named(right.text) or find_institution(right.text)
        if a and b:
            both = a.startswith("inst:") and b.startswith("inst:")
            return institutions_match(a, b) if both else _by_identifier({a}, {b})
    if kind in (None, "PER"):
        a, b = find_person(left.text), find_person(right.text)
        if a and b:
            return _by_identifier({a}, {b})
    if kind in _PLACE_KINDS:
        places_a, places_b = place_ids(left.text), place_ids(right.text)
        if places_a and places_b:
            return _by_identifier(set(places_a), set(places_b))
    return None


def institutions_match(a: str, b: str) -> NameMatch:
    """Two institutions by their ids: of one kind and country the same, where a country is not said they cannot tell."""
    if a == b:
        whole = a.count(":") == 2
        relation = NameRelation.SAME if whole else NameRelation.VARIANT
        return NameMatch(relation=relation, score=1.0 if whole else 0.9, reasons=(f"both are {a}",))
    if a.split(":")[1] == b.split(":")[1] and (a.count(":") == 1 or b.count(":") == 1):
        return NameMatch(relation=NameRelation.POSSIBLE, score=0.6, reasons=("one does not say whose it is",))
    return NameMatch(relation=NameRelation.DIFFERENT, score=0.0, reasons=(f"{min(a, b)} is not {max(a, b)}",))


def _by_identifier(a: set[str], b: set[str]) -> NameMatch:
    shared = sorted(a & b)
    if shared:
        return NameMatch(relation=NameRelation.SAME, score=1.0, reasons=(f"both are {shared[0]}",))
    return NameMatch(relation=NameRelation.DIFFERENT, score=0.0, reasons=(f"{min(a)} is not {min(b)}",))


def _generation(left: Prepared, right: Prepared, relation: NameRelation, score: float, reasons: tuple[str, ...]) -> NameMatch:
    if left.generation == right.generation or relation is NameRelation.DIFFERENT:
        return NameMatch(relation=relation, score=score, reasons=reasons)
    if left.generation and right.generation:
        return NameMatch(relation=NameRelation.DIFFERENT, score=0.3, reasons=(*reasons, "another generation"))
    return NameMatch(
        relation=NameRelation.POSSIBLE, score=min(score, 0.6), reasons=(*reasons, "one is marked as junior or by a number")
    )


def token_likeness(a: Token, b: Token) -> tuple[float, bool]:
    """How alike two words of names are, and whether a Russian case ending had to be taken off."""
    if a.initial or b.initial:
        return _initials(a, b), False
    if a.letters == b.letters:
        return 1.0, False
    kind = mode(a.script, b.script)
    flags = (a.script is Script.ARABIC, b.script is Script.ARABIC)
    best = likeness(a.phones, b.phones, kind, *flags)
    for left in (a.phones, *a.plain):
        for right in (b.phones, *b.plain):
            best = max(best, likeness(left, right, kind, *flags))
    oblique = 0.0
    for left in (*a.oblique, a.phones):
        for right in (*b.oblique, b.phones):
            if left is not a.phones or right is not b.phones:
                oblique = max(oblique, likeness(left, right, kind, *flags) - _OBLIQUE)
    return (oblique, True) if oblique > best + _OBLIQUE else (best, False)


def _initials(a: Token, b: Token) -> float:
    if a.initial and b.initial:
        return 1.0 if likeness(a.phones, b.phones, mode(a.script, b.script)) >= 0.7 else 0.0
    alike = likeness(a.phones[:1], b.phones[:1], mode(a.script, b.script), a.script is Script.ARABIC, b.script is Script.ARABIC)
    return _INITIAL if alike >= 0.7 else 0.0


def _aligned(left: Prepared, right: Prepared) -> NameMatch:
    a, b = left.tokens, right.tokens
    kind = mode(left.script, right.script)
    scored: list[tuple[float, int, int, bool]] = []
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            score, oblique = token_likeness(one, other)
            if score > 0:
                scored.append((-score, i, j, oblique))
    scored.sort(key=lambda row: (row[0], abs(row[1] - row[2]), row[1]))
    taken_a: dict[int, tuple[int, float]] = {}
    taken_b: set[int] = set()
    cased = False
    for negative, i, j, oblique in scored:
        if -negative < _TOKEN[kind]:
            break
        if i not in taken_a and j not in taken_b:
            taken_a[i] = (j, -negative)
            taken_b.add(j)
            cased = cased or oblique
    if len(a) != len(b):
        whole = _joined(left, right, kind)
        if whole >= _ALONE[kind] and len(taken_a) < min(len(a), len(b)):
            return _generation(left, right, NameRelation.SAME, whole, ("the words written together sound alike",))
    if not taken_a:
        best = -scored[0][0] if scored else 0.0
        return NameMatch(relation=NameRelation.DIFFERENT, score=round(0.6 * best, 4), reasons=("no part sounds alike",))
    only_a = [i for i in range(len(a)) if i not in taken_a]
    only_b = [j for j in range(len(b)) if j not in taken_b]
    scores = [score for _, score in taken_a.values()]
    base = 0.65 * min(scores) + 0.35 * sum(scores) / len(scores)
    if only_a and only_b:
        return _contradicted(left, right, taken_a, only_a, only_b, scored, base)
    if not only_a and not only_b:
        return _complete(left, right, kind, base, cased=cased, moved=any(i != j for i, (j, _) in taken_a.items()))
    return _omitted(left, right, taken_a, kind, base)


def _joined(left: Prepared, right: Prepared, kind: Mode) -> float:
    flags = (left.script is Script.ARABIC, right.script is Script.ARABIC)
    return likeness(left.joined[:40], right.joined[:40], kind, *flags)


def _complete(left: Prepared, right: Prepared, kind: Mode, base: float, *, cased: bool, moved: bool) -> NameMatch:
    reasons: list[str] = ["every part sounds alike"]
    relation = NameRelation.SAME
    if len(left.tokens) == 1 and base < _ALONE[kind]:
        relation = NameRelation.POSSIBLE
        reasons = ["sounds much alike, and nothing else supports it"]
    elif cased:
        relation = NameRelation.VARIANT
        reasons.append("one is in an oblique case")
    elif moved:
        relation = NameRelation.VARIANT if base >= _ALONE[kind] + _MOVED else NameRelation.POSSIBLE
        reasons.append("in another order")
    return _generation(left, right, relation, base, tuple(reasons))


def _omitted(left: Prepared, right: Prepared, taken: dict[int, tuple[int, float]], kind: Mode, base: float) -> NameMatch:
    a_is_short = len(left.tokens) < len(right.tokens)
    short, long = (left, right) if a_is_short else (right, left)
    where = sorted((j if a_is_short else i) for i, (j, _) in taken.items())
    missing = [long.tokens[index].letters for index in range(len(long.tokens)) if index not in where]
    score = base - _OMITTED * min(len(missing), 3)
    reasons: tuple[str, ...] = (f"only one has {' '.join(missing)}",)
    relation = NameRelation.VARIANT
    if len(short.tokens) == 1:
        if where[0] != len(long.tokens) - 1 or base < _ALONE[kind] or short.tokens[0].initial:
            relation = NameRelation.POSSIBLE
            reasons = (*reasons, "the word they share is no surname in last place")
    elif 0 not in where and len(long.tokens) > 2 and len(where) < 2:
        relation = NameRelation.POSSIBLE
    return _generation(left, right, relation, max(score, 0.0), reasons)


def _contradicted(
    left: Prepared,
    right: Prepared,
    taken: dict[int, tuple[int, float]],
    only_a: list[int],
    only_b: list[int],
    scored: list[tuple[float, int, int, bool]],
    base: float,
) -> NameMatch:
    near = max((-negative for negative, i, j, _ in scored if i in only_a and j in only_b), default=0.0)
    first = " ".join(left.tokens[i].letters for i in only_a)
    second = " ".join(right.tokens[j].letters for j in only_b)
    reasons = (f"{first} against {second}",)
    if near >= _NEAR and len(taken) >= 2 and len(left.tokens) == len(right.tokens) and len(only_a) == 1:
        return _generation(left, right, NameRelation.VARIANT, min(base, near), (*reasons, "every other part sounds alike"))
    if near >= _NEAR:
        return NameMatch(relation=NameRelation.POSSIBLE, score=min(base, near), reasons=reasons)
    if len(taken) >= 2 and 0 in taken and taken[0][0] == 0 and 0 not in only_b:
        return NameMatch(relation=NameRelation.POSSIBLE, score=min(base, 0.65), reasons=reasons)
    share = len(taken) / max(len(left.tokens), len(right.tokens))
    return NameMatch(relation=NameRelation.DIFFERENT, score=round(0.8 * base * share, 4), reasons=reasons)
