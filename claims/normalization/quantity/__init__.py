"""Quantities: finding them in a text with their hedge, unit and the thing counted, and comparing what two texts say."""

from claims.normalization.quantity.compare import compare_quantities
from claims.normalization.quantity.find import read_quantities
from claims.normalization.quantity.numerals import read_numerals

__all__ = ["compare_quantities", "read_numerals", "read_quantities"]
