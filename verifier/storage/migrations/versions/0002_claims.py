"""Claims of stored articles with the keys they are looked up by, and fact-checks of others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "claim",
        sa.Column("key", KEY, nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("version_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=600), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["version_key"], ["version.key"], name="fk_claim_version_key_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name="pk_claim"),
        sa.UniqueConstraint("version_key", "position", name="uq_claim_version_key_position"),
    )
    op.create_index("ix_claim_tenant", "claim", ["tenant"])

    op.create_table(
        "claim_term",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("term", sa.String(length=120), nullable=False),
        sa.Column("claim_key", KEY, nullable=False),
        sa.ForeignKeyConstraint(["claim_key"], ["claim.key"], name="fk_claim_term_claim_key_claim", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tenant", "term", "claim_key", name="pk_claim_term"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_term_claim_key", "claim_term", ["claim_key"])

    op.create_table(
        "indexed",
        sa.Column("article_key", KEY, nullable=False, autoincrement=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("version_key", KEY, nullable=False),
        sa.Column("engine", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article_key"], ["article.key"], name="fk_indexed_article_key_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version_key"], ["version.key"], name="fk_indexed_version_key_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_key", name="pk_indexed"),
    )
    op.create_index("ix_indexed_tenant", "indexed", ["tenant"])
    op.create_index("ix_indexed_version_key", "indexed", ["version_key"])

    op.create_table(
        "fact_check",
        sa.Column("key", KEY, nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_fact_check"),
        sa.UniqueConstraint("tenant", "id", name="uq_fact_check_tenant_id"),
    )
    op.create_table(
        "fact_check_term",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("term", sa.String(length=120), nullable=False),
        sa.Column("fact_check_key", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["fact_check_key"], ["fact_check.key"], name="fk_fact_check_term_fact_check_key_fact_check", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "term", "fact_check_key", name="pk_fact_check_term"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fact_check_term_fact_check_key", "fact_check_term", ["fact_check_key"])


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("fact_check_term")
    op.drop_table("fact_check")
    op.drop_table("indexed")
    op.drop_table("claim_term")
    op.drop_table("claim")
