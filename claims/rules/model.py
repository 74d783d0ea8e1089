"""What a rule is: one file with its documentation, message, advice, check and examples.

A rule looks at a `Scene` and yields hits, or what it considered and set aside. Rules ask normalized values, they do not parse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from claims.framing.house import House
from claims.model.claim import Claim
from claims.model.comparison import Cluster, Extraction
from claims.model.finding import Basis, DiscrepancyType, Evidence, Repair, Scope, Severity, Withheld
from claims.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a rule sees: the articles of one story and their clusters; a story may be a single article.

    `pairs` are the aligned claims of different articles, most alike first, with the score of their alignment in [0, 1];
    `inner` are claims of one article that speak of one thing, most alike first. `likeness` tells how alike any two claims of
    different articles are, on the same scale. `own`: ids of the articles that the house writes itself.
    """

    extractions: tuple[Extraction, ...]
    clusters: tuple[Cluster, ...] = ()
    pairs: tuple[Pair, ...] = ()
    inner: tuple[Pair, ...] = ()
    likeness: Callable[[Claim, Claim], float] = field(default=lambda a, b: 0.0, repr=False)
    revision: bool = False  # the two articles are an earlier and a later version of one
    house: House | None = None
    own: frozenset[str] = frozenset()

    def extraction(self, article: str) -> Extraction:
        """The extraction of an article of the scene, by its id."""
        return next(extraction for extraction in self.extractions if extraction.document.article.id == article)

    def sentence(self, claim: Claim) -> Span:
        """The span of the sentence that a claim stands in."""
        segments = self.extraction(claim.article).document.sentences()
        return next(segment.span for segment in segments if segment.span.contains(claim.span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two aligned claims of different articles: how alike they are and how alike the sentences they stand in, in [0, 1].

    `parallel`: the two sentences say the same thing as wholes. `sole`: they are all that the two articles say. `twin`: one article
    was made from the other, sentence by sentence. `happening`: alignment left them apart, but both tell the story's own event or
    the same of the same thing.
    """

    a: Claim
    b: Claim
    score: float
    context: float
    cluster: str
    parallel: bool = False
    sole: bool = False
    twin: bool = False
    happening: bool = False

    @property
    def told_alike(self) -> bool:
        """True when all that one sentence says the other says too, so that a value in which they differ is a difference."""
        return self.sole or self.twin


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check found: passages, the typed values its message is filled with, and what differs from the rule's defaults."""

    evidence: tuple[Evidence, ...]
    values: Mapping[str, str]
    confidence: float
    severity: Severity | None = None
    message: str | None = None  # another template of the rule, where one wording does not fit all
    repairs: tuple[Repair, ...] = ()
    cluster: str | None = None


Check = Callable[[Scene], Iterator["Hit | Withheld"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text, or several articles, on which a rule must speak or stay silent, and why."""

    texts: tuple[tuple[str, str], ...]  # (language, text), one for each article
    raises: bool
    because: str
    published: str | None = None
    titles: tuple[str, ...] = ()  # of the articles, where a rule asks for them
    house: str | None = None  # the house file, for a rule of the house

    @property
    def kind(self) -> str:
        """ "raises" or "silent"."""
        return "raises" if self.raises else "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the catalogue. `message` is a template over the values of a hit."""

    code: str
    name: str
    type: DiscrepancyType
    severity: Severity
    basis: Basis
    scope: Scope
    message: str
    advice: str
    documentation: str
    check: Check = field(repr=False)
    twins: bool = True  # False: of articles made from each other a difference is our reading of one of them, not what they say
    revision: bool = False  # asked of two versions of one article, and of nothing else
    yields_to: tuple[str, ...] = ()  # codes of rules that tell the same more precisely: what they show is not told again
    examples: tuple[Example, ...] = ()

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.strip().split("\n", 1)[0]


def raises(
    *texts: tuple[str, str], because: str, published: str | None = None, titles: tuple[str, ...] = (), house: str | None = None
) -> Example:
    """An example the rule must find; `(language, text)` for each article."""
    return Example(texts=texts, raises=True, because=because, published=published, titles=titles, house=house)


def silent(
    *texts: tuple[str, str], because: str, published: str | None = None, titles: tuple[str, ...] = (), house: str | None = None
) -> Example:
    """An example the rule must stay silent on."""
    return Example(texts=texts, raises=False, because=because, published=published, titles=titles, house=house)


def passage(extraction: Extraction, span: Span, *, value: str | None = None, side: str | None = None) -> Evidence:
    """Evidence cut from an article: the text is the slice, never rewritten."""
    article = extraction.document.article
    text = article.field_text(span.field)[span.start : span.end]
    return Evidence(article=article.id, span=span, text=text, value=value, side=side)
