"""The tables, one module for each noun."""

from __future__ import annotations

from verifier.storage.models.answers import AnswerRow
from verifier.storage.models.articles import ArticleRow, VersionRow
from verifier.storage.models.audit import AuditRow
from verifier.storage.models.base import Base
from verifier.storage.models.claims import ClaimRow, ClaimTermRow, IndexedRow
from verifier.storage.models.comparisons import ComparedRow, ComparisonRow
from verifier.storage.models.decisions import DecisionRow
from verifier.storage.models.factchecks import FactCheckRow, FactCheckTermRow
from verifier.storage.models.jobs import JobRow
from verifier.storage.models.keys import KeyRow
from verifier.storage.models.webhooks import DeliveryRow, WebhookRow

__all__ = [
    "AnswerRow",
    "ArticleRow",
    "AuditRow",
    "Base",
    "ClaimRow",
    "ClaimTermRow",
    "ComparedRow",
    "ComparisonRow",
    "DecisionRow",
    "DeliveryRow",
    "FactCheckRow",
    "FactCheckTermRow",
    "IndexedRow",
    "JobRow",
    "KeyRow",
    "VersionRow",
    "WebhookRow",
]
