"""The tables, one module for each noun."""

from __future__ import annotations

from verifier.storage.models.answers import AnswerRow
from verifier.storage.models.articles import ArticleRow, VersionRow
from verifier.storage.models.audit import AuditRow
from verifier.storage.models.base import Base
from verifier.storage.models.comparisons import ComparedRow, ComparisonRow
from verifier.storage.models.decisions import DecisionRow

__all__ = ["AnswerRow", "ArticleRow", "AuditRow", "Base", "ComparedRow", "ComparisonRow", "DecisionRow", "VersionRow"]
