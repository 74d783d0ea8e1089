"""The view model of a report: what a page shows, in the order it is read. `build.py` makes it; renderers decide nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from verifier.reports import links
from verifier.reports.labels import Labels
from verifier.reports.passage import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as the report speaks of it. `label` is unique in the report."""

    id: str
    label: str
    outlet: str | None
    title: str | None
    language: str
    language_name: str
    direction: str
    published: str | None
    published_iso: str | None
    dateline: str | None
    url: str | None
    claims: int

    @property
    def link(self) -> str | None:
        """Where the article can be read; None where its address is not one of the web."""
        return links.web(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quoted passage with whose it is and, where there is one, its normalized value."""

    source: Source
    quote: Quote
    value: str | None = None
    note: str | None = None  # voice and position of a framing passage

    @property
    def link(self) -> str | None:
        """Where the passage can be read in the article."""
        return links.to_words(self.source.url, self.quote.marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Passages that agree with each other. `letter` is None where nothing stands against them."""

    letter: str | None
    values: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A replacement that would mend a passage."""

    source: Source
    old: str
    new: str
    supported_by: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an editor decided about a finding. `at` is the day as it is written; `revision` counts the decisions."""

    state: str
    state_words: str
    reason: str | None
    note: str | None
    by: str | None
    at: str | None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A discrepancy, ready to be read."""

    id: str
    code: str
    name: str
    heading: str
    severity: str
    severity_words: str
    basis_words: str
    confidence: float
    confidence_words: str
    scope_words: str
    message: str
    advice: str
    sides: tuple[Side, ...]
    repairs: tuple[Repair, ...]
    decision: Decision | None = None

    @property
    def is_dismissed(self) -> bool:
        """Whether an editor dismissed it."""
        return self.decision is not None and self.decision.state == "dismissed"

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles it is about, in order of their first passage."""
        return tuple(dict.fromkeys(passage.source for side in self.sides for passage in side.passages))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The findings of one severity."""

    severity: str
    heading: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles taken as one story, and why."""

    id: str
    sources: tuple[Source, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFact:
    """A fact that several articles tell, in each one's words."""

    id: str
    label: str
    label_language: str
    label_direction: str
    passages: tuple[Passage, ...]
    articles: int
    origins: int
    why: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """What one article says of a fact: its passages, none where it is silent. `differs`: a passage of a conflict stands in it."""

    source: Source
    passages: tuple[Passage, ...]
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A fact, and which article tells it."""

    fact: SharedFact
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Facts by articles. The articles are those of stories with more than one."""

    sources: tuple[Source, ...] = ()
    rows: tuple[MatrixRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time that articles name: a day or a longer stretch. Open ends are None; `label` is the day over the year."""

    first: str | None
    last: str | None
    label: tuple[str, ...]

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article naming a moment. `kind`: told, planned, differs (a finding is about the time) or published."""

    source: Source
    moment: Moment
    kind: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What the articles date, one lane for each. `hidden`: moments that were left out, those that fewest articles name."""

    moments: tuple[Moment, ...] = ()
    lanes: tuple[tuple[Source, tuple[Told, ...]], ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """What was considered and not reported, and why."""

    heading: str
    reason: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A difference of framing: one column for each article."""

    id: str
    code: str
    dimension: str
    referent: str
    strength: str
    confidence_words: str
    message: str
    caveat: str
    columns: tuple[tuple[Source, tuple[Passage, ...]], ...]
    absent: tuple[Source, ...] = ()  # articles of the comparison that have no passage in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluative:
    """The evaluative words of an article, each once, with what they do; shown on request, no finding."""

    source: Source
    per_thousand: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What could not be analysed. `source` is None where it is not about one article."""

    source: Source | None
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a report says, in the order it is read."""

    title: str
    summary: tuple[str, ...]
    sources: tuple[Source, ...]
    stories: tuple[Story, ...]
    groups: tuple[Group, ...]  # without info
    notes: tuple[Finding, ...]  # info, folded away
    agreed: tuple[SharedFact, ...]
    disputed: tuple[SharedFact, ...]
    dismissed: tuple[Finding, ...]  # of any severity
    matrix: Matrix
    timeline: Timeline
    framing: tuple[Contrast, ...]
    framing_coverage: tuple[str, ...]  # which rules of framing ran, and for what
    evaluative: tuple[Evaluative, ...]
    set_aside: tuple[SetAside, ...]
    gaps: tuple[Gap, ...]
    looked_for: tuple[str, ...]
    engine: str
    t: Labels  # the words of the report
    address: str | None = None  # where the report can be read

    @property
    def decisions(self) -> int:
        """How many findings need a decision."""
        return sum(len(group.findings) for group in self.groups)
