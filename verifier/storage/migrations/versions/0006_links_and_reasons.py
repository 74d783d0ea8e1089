"""From when links that share a comparison hold, and its reasons in other languages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("comparison", sa.Column("reasons", sa.JSON(), nullable=True))
    op.add_column("comparison", sa.Column("shared_from", sa.DateTime(timezone=True), nullable=True))
