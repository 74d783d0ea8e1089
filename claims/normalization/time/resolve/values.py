"""The values that resolving makes: one day, a span of days, nothing known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.model.time import Anchor, TimeKind, Timex

ANY_YEAR = "XXXX"  # EDTF: the year is unspecified
Bounds = tuple[date, date]


def with_part(edtf: str | None, part: str | None) -> str | None:
    return f"{edtf}T{part}" if edtf and part else edtf


def is_yearless_day(edtf: str | None) -> bool:
    return edtf is not None and len(edtf) == len("XXXX-10-21") and edtf.startswith(ANY_YEAR)


def yearless(*, month: int, days: tuple[int, ...] = ()) -> str:
    """What is written of a date whose year nothing tells."""
    return f"{ANY_YEAR}-{month:02d}" + "".join(f"-{day:02d}" for day in days)


def unanchored(kind: TimeKind = TimeKind.DATE) -> Timex:
    return Timex(kind=kind, edtf=None, year_stated=False)


def one_day(day: date, *, kind: TimeKind = TimeKind.DATE, anchor: Anchor | None = None, **more: object) -> Timex:
    value = Timex(kind=kind, edtf=day.isoformat(), start=day, end=day + timedelta(days=1), anchor=anchor, alternatives=(day,))
    return replace(value, **more) if more else value  # type: ignore[arg-type]


def span_of(edtf: str, bounds: Bounds | None, *, kind: TimeKind = TimeKind.DATE, anchor: Anchor | None = None) -> Timex:
    start, end = bounds or (None, None)
    return Timex(kind=kind, edtf=edtf, start=start, end=end, anchor=anchor, year_stated=anchor is None)
