"""Pages of a list, each with the cursor of the next: rows that come in meanwhile neither repeat one nor hide one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from verifier.errors import Fault, Refused

_Row = TypeVar("_Row")
_Item = TypeVar("_Item")
CURSOR = r"^k[0-9]{1,18}$"
"""What a cursor looks like; what it means is not for clients to know."""
_CHUNK = 200  # rows looked at in one go


@dataclass(frozen=True, slots=True)
class Page(Generic[_Item]):
    """Some items of a list. `next` is the cursor behind them, None at the end."""

    items: list[_Item]
    next: str | None


def read_page(
    session: Session,
    wanted: Select[_Row],
    key: InstrumentedAttribute[int],
    *,
    after: str | None,
    limit: int,
    newest_first: bool = False,
    keeps: Callable[[_Row], bool] = lambda row: True,
) -> Page[_Row]:
    """At most `limit` rows behind a cursor, by their key. Raises `Refused` for a cursor that is none of ours."""
    found: list[_Row] = []
    rows = (row for row in _rows(session, wanted, key, _read(after), newest_first) if keeps(row))
    for row in rows:
        if len(found) == limit:
            return Page(found, _write(getattr(found[-1], key.key)))
        found.append(row)
    return Page(found, None)


def _rows(
    session: Session, wanted: Select[_Row], key: InstrumentedAttribute[int], after: int | None, newest_first: bool
) -> Iterator[_Row]:
    ordered = wanted.order_by(key.desc() if newest_first else key.asc()).limit(_CHUNK)
    while True:
        behind = ordered if after is None else ordered.where(key < after if newest_first else key > after)
        rows: list[Any] = list(session.scalars(behind))
        yield from rows
        if len(rows) < _CHUNK:
            return
        after = getattr(rows[-1], key.key)


def _write(key: int) -> str:
    return f"k{key}"


def _read(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    if not re.fullmatch(CURSOR, cursor, re.ASCII):
        fault = Fault("is no cursor of this list; take it from `next` of the page before", parameter="cursor")
        raise Refused("invalid-request", "the cursor cannot be used", faults=[fault])
    return int(cursor[1:])
