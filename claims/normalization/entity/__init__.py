"""Names: found, linked inside an article, and compared across articles, languages and scripts."""

from claims.normalization.entity.compare import compare_names, may_be_one, surely_different
from claims.normalization.entity.find import read_names
from claims.normalization.entity.labels import read_labels
from claims.normalization.entity.offices import read_offices
from claims.normalization.entity.prepare import name_key, name_keys, prepare
from claims.normalization.entity.resolve import link_names, same_entity
from claims.normalization.entity.spelling import find_slip
from claims.normalization.entity.titles import read_titles

__all__ = [
    "compare_names",
    "find_slip",
    "link_names",
    "may_be_one",
    "name_key",
    "name_keys",
    "prepare",
    "read_labels",
    "read_names",
    "read_offices",
    "read_titles",
    "same_entity",
    "surely_different",
]
