"""Runs the steps on the connection that ``app.services.vault.upgrade`` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
