"""Webhooks and their deliveries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "webhook",
        sa.Column("key", KEY, nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("url", sa.String(length=2048), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("old_secret", sa.String(length=64), nullable=True),
        sa.Column("old_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_webhook"),
        sa.UniqueConstraint("id", name="uq_webhook_id"),
    )
    op.create_index("ix_webhook_tenant", "webhook", ["tenant"])
    op.create_table(
        "delivery",
        sa.Column("key", KEY, nullable=False),
        sa.Column("webhook_key", KEY, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("job_key", KEY, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["webhook_key"], ["webhook.key"], name="fk_delivery_webhook_key_webhook", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_key"], ["job.key"], name="fk_delivery_job_key_job"),
        sa.PrimaryKeyConstraint("key", name="pk_delivery"),
        sa.UniqueConstraint("id", name="uq_delivery_id"),
    )
    op.create_index("ix_delivery_webhook_key", "delivery", ["webhook_key"])
    op.create_index("ix_delivery_job_key", "delivery", ["job_key"])


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("delivery")
    op.drop_table("webhook")
