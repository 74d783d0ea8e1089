"""alembic's environment: the connection is handed in by `verifier.storage.migrate`."""

from __future__ import annotations

from alembic import context

from verifier.storage.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
