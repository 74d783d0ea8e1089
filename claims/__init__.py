"""Crosscheck's library: articles in, claims and findings out. No network, clock or environment; the same answer every time."""

from claims.alignment import lookup_keys
from claims.compare import check, compare, read_house
from claims.extraction import Source, extract, read
from claims.framing import House
from claims.model.article import Article
from claims.model.claim import Claim
from claims.model.comparison import CheckResult, Comparison, Extraction
from claims.model.finding import Finding
from claims.model.name import NameMatch
from claims.model.revision import Revision
from claims.normalization.entity import compare_names
from claims.revision import revise
from claims.version import ENGINE_VERSION

__all__ = [
    "ENGINE_VERSION",
    "Article",
    "CheckResult",
    "Claim",
    "Comparison",
    "Extraction",
    "Finding",
    "House",
    "NameMatch",
    "Revision",
    "Source",
    "check",
    "compare",
    "compare_names",
    "extract",
    "lookup_keys",
    "read",
    "read_house",
    "revise",
]
