"""Events that last, or belong to one unit or area: until which day, and whose they are."""

from typing import Final

from alembic import op
from sqlalchemy import Column, String, Text

revision: Final = "0005"
down_revision: Final = "0004"


def upgrade() -> None:
    """Add the columns; what was kept before lasted a day and touched the whole service."""
    for column in (Column("until", String(10)), Column("unit", Text), Column("area", Text)):
        op.add_column("event", column)


def downgrade() -> None:
    """Refuse: the way back is the copy made before an upgrade."""
    raise NotImplementedError
