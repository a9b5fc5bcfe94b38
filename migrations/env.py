"""Runs the migrations on the connection handed in, inside its transaction."""

from alembic import context

# The store's opening hands over a connection that has begun; whether the whole is kept is decided there.
connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
