"""What people keep for the outcomes: investments entered against savings, and baselines fixed once and for all."""

from typing import Final

from alembic import op
from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Integer, MetaData, String, Table, Text

revision: Final = "0004"
down_revision: Final = "0003"

_TABLES: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _facts() -> tuple[Table, ...]:
    """Describe the new tables, and the one they refer to as far as they do."""
    Table("unit", _TABLES, Column("key", Text, primary_key=True))
    return (
        Table(
            "investment",
            _TABLES,
            Column("key", Text, primary_key=True),
            Column("day", String(10), nullable=False),
            Column("label", Text, nullable=False),
            Column("pounds", Integer, nullable=False),
        ),
        Table(
            "baseline",
            _TABLES,
            Column("key", Text, primary_key=True),
            Column("measure", Text, nullable=False),
            Column("start", String(10), nullable=False),
            Column("end", String(10), nullable=False),
            Column("value", Float, nullable=False),
            Column("number", Integer, nullable=False),
            Column("source", Text, nullable=False),
            Column("definition", Text, nullable=False),
            Column("unit", Text, ForeignKey("unit.key", deferrable=True, initially="DEFERRED")),
            Column("area", Text),
            Column("service", Text),
            Column("fixed", String(20), nullable=False),
            Column("by", Text, nullable=False),
            CheckConstraint('"end" >= "start"', name="end_after_start"),
        ),
    )


def upgrade() -> None:
    """Make the tables."""
    _TABLES.create_all(op.get_bind(), tables=list(_facts()), checkfirst=False)


def downgrade() -> None:
    """Refuse: the way back is the copy made before an upgrade."""
    raise NotImplementedError
