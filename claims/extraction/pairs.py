"""Pairs: the two whom "both countries", "the two sides" or a dual means.

Two of one kind that take part in what was told just before, and no third. "They" are those who acted together in the sentence
before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.antecedents import BODY, COUNTRY, PERSON, Register, Told, distinct, words_of
from claims.extraction.mentions import Reading, within
from claims.knowledge.concepts import concept, is_a
from claims.language.base import table
from claims.language.fold import fold_word
from claims.model.claim import Argument, Claim
from claims.normalization.attribution.scene import Scene

_BACK = 2  # sentences back to two sides
_LONG_BACK = 3  # to two of a kind
_KINDS = {"role": PERSON, "organization": BODY}


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of a field of an article."""

    reading: Reading
    scene: Scene
    register: Register
    language: str

    def find(self, claim: Claim, argument: Argument, first: int, last: int) -> Sequence[str]:
        """The two whom "both countries" or "the two sides" means: the last two of their kind, when these are two."""
        keys = [self.scene.words[at].text for at in range(first, last)]
        if not _says_two(self.language, keys):
            return ()
        kind = self._kind_of(argument, keys)
        if kind is None:
            return ()
        if kind == "":
            return self._sides(claim, argument)
        return self._last_two(claim, argument, kind)

    def _kind_of(self, argument: Argument, keys: Sequence[str]) -> str | None:
        """The kind a noun in the plural is of: "" for sides, None for things."""
        for name, kind in (("sides", ""), ("countries", COUNTRY), ("people", PERSON)):
            if words_of(self.language, name).intersection(keys):
                return kind
        for mention in within(self.reading.concepts, argument.span):
            known = concept(mention.concept)
            if mention.concept == "country" or is_a(mention.concept, "country"):
                return COUNTRY
            if known is not None and known.kind in _KINDS:
                return _KINDS[known.kind]
        return None

    def _last_two(self, claim: Claim, argument: Argument, kind: str) -> Sequence[str]:
        """The only two of a kind in the last sentences; among more, two who acted together in the last that tells of any."""
        near: dict[str, Told] = {}
        found: dict[str, Told] = {}
        for back in range(_LONG_BACK + 1):
            told = [one for one in self.register.told(claim.sentence - back) if one.kind == kind]
            told = [one for one in told if one.span.end <= argument.span.start and (one.named or one.leads)]
            near = near or distinct(told)
            found = distinct([*found.values(), *told])
        if len(found) == 2 and all(one.named and one.part for one in found.values()):
            return list(found)
        groups = [group for mate in self.register.claims(self._sentence_of(near)) if len(group := self._acting(mate)) > 1]
        return groups[0] if len(near) == 2 and groups and set(groups[0]) == set(near) else ()

    def _sentence_of(self, told: dict[str, Told]) -> int:
        return next((self.register.sentence_at(one.span.start) for one in told.values()), -1)

    def _sides(self, claim: Claim, argument: Argument) -> Sequence[str]:
        """The two who act together or face each other in the last claim that names any two."""
        for back in range(_BACK + 1):
            for mate in reversed(self.register.claims(claim.sentence - back)):
                if mate.span.start < claim.span.start and (members := self._facing(mate)):
                    return members if len(members) == 2 else ()
        return ()

    def _facing(self, claim: Claim) -> list[str]:
        members = [
            a.entity for a in claim.arguments if a.entity is not None and a.role in ("agent", "partner", "patient", "recipient")
        ]
        kinds = {who: kind for who in members if (kind := self.register.kind(who)) is not None}
        return list(kinds) if len(kinds) > 1 and len(set(kinds.values())) == 1 else []

    def group(self, claim: Claim) -> Sequence[str]:
        """Those who act together in the sentence before: "they"."""
        before = self.register.claims(claim.sentence - 1)
        groups = [group for mate in before if len(group := self._acting(mate)) > 1]
        if len({frozenset(group) for group in groups}) != 1:
            return []
        if any(one.many and one.leads for one in self.register.told(claim.sentence - 1)):
            return []
        told = [one for one in self.register.told(claim.sentence) if one.span.end <= claim.span.start]
        return [] if told else groups[0]

    def _acting(self, claim: Claim) -> list[str]:
        """Those of one kind who act in a claim, or undergo it together."""
        found: list[str] = []
        roles = {argument.role for argument in claim.arguments}
        for argument in claim.arguments:
            if argument.role == ("agent" if "agent" in roles else "patient"):
                if argument.entity is None or self.register.kind(argument.entity) is None:
                    return []
                found.append(argument.entity)
        found = list(dict.fromkeys(found))
        return found if len({self.register.kind(who) for who in found}) == 1 else []


def _says_two(language: str, keys: Sequence[str]) -> bool:
    """True for a phrase that says that two are meant, known ones: "both sides", "the two clubs", a dual with its article."""
    if words_of(language, "both").intersection(keys):
        return True
    if words_of(language, "two").intersection(keys):
        return bool(words_of(language, "articles").intersection(keys))
    duals = tuple(words_of(language, "duals"))
    if not duals or len(keys) != 1:
        return False
    article = fold_word(table(language, "roles").get("article", ""))
    bare = keys[0].removeprefix("و")
    return bare.startswith(article) and bare.endswith(duals)
