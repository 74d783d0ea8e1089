"""Articles with versions, comparisons, decisions, audit, answers of repeated requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "answer",
        sa.Column("key", KEY, nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("location", sa.String(length=600), nullable=True),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_answer"),
        sa.UniqueConstraint("tenant", "idempotency_key", name="uq_answer_tenant_idempotency_key"),
    )
    op.create_index("ix_answer_created", "answer", ["created"])

    op.create_table(
        "article",
        sa.Column("key", KEY, nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=512), nullable=False),
        sa.Column("url", sa.String(length=2048), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_article"),
        sa.UniqueConstraint("tenant", "id", name="uq_article_tenant_id"),
    )
    op.create_index("ix_article_tenant_url", "article", ["tenant", "url"])

    op.create_table(
        "audit",
        sa.Column("key", KEY, nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=True),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object", sa.String(length=600), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_audit"),
    )
    op.create_index("ix_audit_tenant_object", "audit", ["tenant", "object"])

    op.create_table(
        "comparison",
        sa.Column("key", KEY, nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("same_story", sa.Boolean(), nullable=True),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_comparison"),
        sa.UniqueConstraint("tenant", "id", name="uq_comparison_tenant_id"),
    )
    op.create_index("ix_comparison_tenant", "comparison", ["tenant"])

    op.create_table(
        "decision",
        sa.Column("key", KEY, nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("finding", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=True),
        sa.Column("note", sa.String(length=10000), nullable=True),
        sa.Column("by", sa.String(length=200), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_decision"),
        sa.UniqueConstraint("tenant", "finding", name="uq_decision_tenant_finding"),
    )
    op.create_table(
        "version",
        sa.Column("key", KEY, nullable=False),
        sa.Column("article_key", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sent", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_key"], ["article.key"], name="fk_version_article_key_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name="pk_version"),
        sa.UniqueConstraint("article_key", "number", name="uq_version_article_key_number"),
    )
    op.create_index("ix_version_article_key", "version", ["article_key"])

    op.create_table(
        "compared",
        sa.Column("comparison_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version_key", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["comparison_key"], ["comparison.key"], name="fk_compared_comparison_key_comparison", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["version_key"], ["version.key"], name="fk_compared_version_key_version"),
        sa.PrimaryKeyConstraint("comparison_key", "position", name="pk_compared"),
    )
    op.create_index("ix_compared_version_key", "compared", ["version_key"])


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("compared")
    op.drop_table("version")
    op.drop_table("decision")
    op.drop_table("comparison")
    op.drop_table("audit")
    op.drop_table("article")
    op.drop_table("answer")
