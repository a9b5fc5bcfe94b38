"""What a whole meeting keeps: its agenda, views and dissent, urgent decisions, who was told, escalations and gaps."""

from typing import Any, Final

from alembic import op
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

revision: Final = "0003"
down_revision: Final = "0002"

_TABLES: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)
_THERE: Final = ("meeting", "referral", "stay", "decision")
"""Tables the new ones refer to."""

_ADDED: Final = (
    ("meeting", Column("approved", String(20))),
    ("meeting", Column("approved_by", Text)),
    ("attendance", Column("capacity", Text)),
    ("attendance", Column("referral", Text)),
    ("minute", Column("options", Text)),
    ("minute", Column("patient_view", Text)),
    ("minute", Column("carer_view", Text)),
    ("minute", Column("presented_by", Text)),
    ("decision", Column("dissent", Text)),
    ("decision", Column("provisional", Text)),
    ("decision", Column("advice", Text)),
    ("decision", Column("tells_referrer", Text)),
    ("decision", Column("tells_family", Text)),
    ("action", Column("cancelled", Text)),
)
"""New columns of tables there already, at their ends."""


def _text(name: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column of words."""
    return Column(name, Text, nullable=null, index=index)


def _whole(name: str, *, null: bool = False) -> Column[Any]:
    """Make a column of whole numbers."""
    return Column(name, Integer, nullable=null)


def _yes(name: str) -> Column[Any]:
    """Make a column of yes or no."""
    return Column(name, Boolean, nullable=False)


def _moment(name: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column of moments in universal time."""
    return Column(name, String(20), nullable=null, index=index)


def _to(name: str, kind: str | None = None, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column that names a fact of a kind, which must be there once the step is written."""
    there = ForeignKey(f"{kind or name}.key", deferrable=True, initially="DEFERRED")
    return Column(name, Text, there, nullable=null, index=index)


def _ends(start: str, end: str) -> CheckConstraint:
    """Hold that an end never comes before its beginning."""
    return CheckConstraint(f'"{end}" >= "{start}"', name=f"{end}_after_{start}")


def _kind(name: str, *parts: SchemaItem) -> None:
    """Describe the table of a kind of fact."""
    Table(name, _TABLES, Column("key", Text, primary_key=True), *parts)


def _facts() -> None:
    """Describe the tables of the new kinds of fact, and of those they refer to as far as they do."""
    for name in _THERE:
        Table(name, _TABLES, Column("key", Text, primary_key=True))
    # fmt: off
    _kind(
        "agenda_item", _to("meeting", index=True), _whole("position"), _text("kind"), _text("title"),
        _whole("budget"), _whole("seconds"), _yes("dropped"), _text("notes", null=True),
        _moment("done", null=True),
    )
    _kind(
        "declaration", _to("meeting", index=True), _text("name"), _text("interest"),
        _text("handling", null=True),
    )
    _kind(
        "tabled", _to("meeting", index=True), _text("item"), _to("referral", null=True), _to("stay", null=True),
        _text("words"), _text("by"),
    )
    _kind(
        "approval", _to("decision", index=True), _text("first"), _text("second"), _text("reason"),
        _moment("ratified", null=True), _text("ratified_by", null=True), _text("note", null=True),
        UniqueConstraint("decision"),
    )
    _kind(
        "told", _to("decision", index=True), _text("whom"), _moment("at"), _text("by"), _text("how"),
        UniqueConstraint("decision", "whom"),
    )
    _kind(
        "escalation", _to("meeting", null=True, index=True), _to("referral", null=True), _whole("number"),
        _moment("at"), _text("kind"), _text("whom"), _text("asked"), _text("by"),
        _moment("answered", null=True), _text("answer", null=True), _ends("at", "answered"),
    )
    _kind(
        "gap", _to("meeting", null=True, index=True), _to("referral", null=True), _moment("at", index=True),
        _text("place"), _text("service"), _text("words"), _text("by"),
    )
    # fmt: on


def upgrade() -> None:
    """Add the columns and make the tables."""
    for table, column in _ADDED:
        op.add_column(table, column)
    _facts()
    new = [table for table in _TABLES.sorted_tables if table.name not in _THERE]
    _TABLES.create_all(op.get_bind(), tables=new, checkfirst=False)


def downgrade() -> None:
    """Refuse: the way back is the copy made before an upgrade."""
    raise NotImplementedError
