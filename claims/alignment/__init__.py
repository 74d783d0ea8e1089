"""Alignment: which articles tell one story, and which claims speak of the same fact."""

from claims.alignment.clusters import Alignment, Link, align, twin_articles
from claims.alignment.gate import partition
from claims.alignment.keys import lookup_keys
from claims.alignment.origins import count_origins, trace
from claims.alignment.weights import threshold

__all__ = ["Alignment", "Link", "align", "count_origins", "lookup_keys", "partition", "threshold", "trace", "twin_articles"]
