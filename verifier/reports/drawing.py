"""The timeline as a drawing: where lanes, moments and marks stand.

Moments are set apart evenly, so that years of nothing take no room. Marks differ in shape, not in colour alone.
For a reader from right to left the drawing is mirrored.
"""

from __future__ import annotations

from dataclasses import dataclass

from verifier.reports.labels import Labels
from verifier.reports.view import Moment, Source, Timeline, Told
from verifier.reports.words import isolated

_NAMES = 190  # width of the names of the lanes
_ROOM = 834  # what is left of a wide page; columns share it, within bounds
_NARROWEST, _WIDEST = 92, 150
_LANE = 46
_HEAD = 52
_LONGEST = 24  # characters of a name that fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A moment with its place. `skipped` is the place of the sign that years before it are left out."""

    moment: Moment
    x: int
    skipped: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What an article tells of a moment, with its place. `count`: how many passages, where there are more than one."""

    told: Told
    x: int
    y: int
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """An article with the place of its line and its marks."""

    source: Source
    name: str
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All that is drawn. `edge` is where names begin, `anchor` how text is set from there."""

    width: int
    height: int
    edge: int
    anchor: str
    start: int
    end: int
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    description: str


def draw(timeline: Timeline, t: Labels) -> Drawing:
    """The drawing of a timeline in the direction of the reader."""
    column = max(_NARROWEST, min(_WIDEST, _ROOM // max(len(timeline.moments), 1)))
    width = _NAMES + column * len(timeline.moments)
    height = _HEAD + _LANE * len(timeline.lanes)
    from_right = t.direction == "rtl"

    def place(x: int) -> int:
        return width - x if from_right else x

    places = {moment: place(_NAMES + column * at + column // 2) for at, moment in enumerate(timeline.moments)}
    before = (None, *timeline.moments[:-1])
    half = -column // 2 if not from_right else column // 2
    columns = tuple(
        Column(moment=moment, x=places[moment], skipped=places[moment] + half if _years_between(earlier, moment) else None)
        for earlier, moment in zip(before, timeline.moments, strict=True)
    )
    lanes = tuple(_lane(source, told, _HEAD + _LANE * at + _LANE // 2, places) for at, (source, told) in enumerate(timeline.lanes))
    return Drawing(
        width=width,
        height=height,
        edge=place(0),
        anchor="end" if from_right else "start",
        start=place(_NAMES),
        end=place(width),
        columns=columns,
        lanes=lanes,
        description=_description(timeline, t),
    )


def _lane(source: Source, told: tuple[Told, ...], y: int, places: dict[Moment, int]) -> Lane:
    moments = [item.moment for item in told]
    marks = []
    for item in told:
        beside = item.kind == "published" and moments.count(item.moment) > 1
        count = len(item.passages) if len(item.passages) > 1 else None
        marks.append(Mark(told=item, x=places[item.moment] + (26 if beside else 0), y=y, count=count))
    name = source.label if len(source.label) <= _LONGEST else f"{source.label[: _LONGEST - 1]}…"
    return Lane(source=source, name=name, y=y, marks=tuple(marks))


def _years_between(before: Moment | None, moment: Moment) -> bool:
    """Whether whole years lie between two moments."""
    if before is None or not (ended := before.last or before.first) or not (begins := moment.first or moment.last):
        return False
    return int(begins[:4]) - int(ended[:4]) > 1


def _description(timeline: Timeline, t: Labels) -> str:
    """The drawing in words, lane by lane."""
    kinds = {"told": t("told"), "planned": t("planned"), "differs": t("in a finding"), "published": t("published")}
    lanes = []
    for source, told in timeline.lanes:
        if told:
            named = t(", ").join(f"{' '.join(item.moment.label)} ({kinds[item.kind]})" for item in told)
            lanes.append(f"{isolated(source.label)}: {named}.")
    return " ".join(lanes)
