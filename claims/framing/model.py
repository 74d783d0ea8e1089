"""What a dimension of framing is: one file with its documentation, message, caveat and the function that finds its contrasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from claims.framing.desk import Desk
from claims.model.comparison import FramingRow


class Reach(StrEnum):
    """Which articles a dimension sets side by side."""

    REQUEST = "request"  # all that were sent: rows about a referent, whoever tells what of it
    STORY = "story"  # those of one story: rows about an event


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A dimension of framing. `message` is a template over the values of a row; `needs` the lexicons a language must have for it.

    `code` is chosen once and never reused; several codes may share a `name`, that of the contract.
    """

    code: str
    name: str
    reach: Reach
    message: str
    caveat: str
    documentation: str
    rows: Callable[[Desk], Iterator[FramingRow]] = field(repr=False)
    needs: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.strip().split("\n", 1)[0]
