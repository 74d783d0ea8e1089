"""How two values stand to each other. Only DISJOINT can be a contradiction."""

from enum import StrEnum


class Relation(StrEnum):
    """The relation of a value A to a value B; `NARROWER` means that A lies inside B."""

    EQUAL = "equal"
    NARROWER = "narrower"
    BROADER = "broader"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"

    @property
    def inverse(self) -> "Relation":
        """The relation of B to A."""
        return {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}.get(self, self)

    @property
    def compatible(self) -> bool:
        """True when both values can be true at once."""
        return self in (Relation.EQUAL, Relation.NARROWER, Relation.BROADER, Relation.OVERLAPS)
