"""What the single point of referral and the beds keep besides: people's details, answers, enquiries, the way home."""

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

revision: Final = "0002"
down_revision: Final = "0001"

_TABLES: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)
_THERE: Final = ("unit", "person", "referral", "stay")
"""Tables the new ones refer to."""

_ADDED: Final = (
    ("person", Column("number_reason", Text)),
    ("person", Column("restricted", Text)),
    ("person", Column("gender", Text)),
    ("person", Column("ethnic", Text)),
    ("person", Column("learning_disability", Text)),
    ("person", Column("autism", Text)),
    ("person", Column("register_on", String(10))),
    ("person", Column("cetr_on", String(10))),
    ("referral", Column("review_on", String(10))),
    ("referral", Column("referrer", Text)),
    ("referral", Column("contact", Text)),
    ("milestone", Column("code", Text)),
    ("milestone", Column("corrects", Text)),
    ("risk_rule", Column("sex", Text)),
    ("risk_rule", Column("red_words", Text)),
    ("risk_rule", Column("amber_words", Text)),
    ("risk_rule", Column("green_words", Text)),
)
"""New columns of tables there already, at their ends."""

_INDEXED: Final = ("surname", "born")
"""What a patient is looked for by."""


def _text(name: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column of words."""
    return Column(name, Text, nullable=null, index=index)


def _whole(name: str, *, null: bool = False) -> Column[Any]:
    """Make a column of whole numbers."""
    return Column(name, Integer, nullable=null)


def _yes(name: str) -> Column[Any]:
    """Make a column of yes or no."""
    return Column(name, Boolean, nullable=False)


def _day(name: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column of days."""
    return Column(name, String(10), nullable=null, index=index)


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
        "organisation", _text("code", index=True), _text("name"), _text("role"), _day("opened", null=True),
        _day("closed", null=True), _text("followed_by"), _ends("opened", "closed"),
    )
    _kind("price", _to("unit", index=True), _day("since"), _whole("per_day"), UniqueConstraint("unit", "since"))
    _kind(
        "order_rule", _text("version"), _text("components"), _text("source"), _text("signed_by", null=True),
        _day("signed_on", null=True), UniqueConstraint("version"),
    )
    _kind("finding", _to("person", index=True), _text("item"), _day("taken"), _text("words"), _text("by"))
    _kind(
        "disagreement", _to("person", index=True), _text("sign"), _text("level"), _moment("at"), _text("by"),
        _text("reason"), _moment("ended", null=True), _ends("at", "ended"),
    )
    _kind(
        "departure", _to("referral", index=True), _to("above", "referral", null=True), _moment("at"),
        _text("by"), _text("reason"), _moment("ended", null=True, index=True), _ends("at", "ended"),
    )
    _kind(
        "enquiry", _to("referral", index=True), _moment("at"), _text("by"), _text("to"), _text("items"),
        _text("text"), _day("due"), _moment("chased", null=True), _moment("answered", null=True, index=True),
        _ends("at", "answered"),
    )
    _kind(
        "unit_answer", _to("referral", index=True), _to("unit", index=True), _moment("at", index=True),
        _yes("accepted"), _text("reason", null=True), _text("words"), _text("by"),
        _day("review_on", null=True),
    )
    _kind(
        "repatriation", _to("stay", index=True), _text("reason"), _day("family_informed", null=True),
        _text("coordinator", null=True), _text("contact", null=True), _day("planned_on", null=True),
        _text("plan", null=True), UniqueConstraint("stay"),
    )
    _kind("break_glass", _to("person", index=True), _moment("at", index=True), _text("by"), _text("reason"))
    # fmt: on


def upgrade() -> None:
    """Add the columns and indexes and make the tables."""
    for table, column in _ADDED:
        op.add_column(table, column)
    for name in _INDEXED:
        op.create_index(f"ix_person_{name}", "person", [name])
    _facts()
    new = [table for table in _TABLES.sorted_tables if table.name not in _THERE]
    _TABLES.create_all(op.get_bind(), tables=new, checkfirst=False)


def downgrade() -> None:
    """Refuse: the way back is the copy made before an upgrade."""
    raise NotImplementedError
