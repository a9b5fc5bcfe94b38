"""The columns the tables are made of, in types any database has, and how their keys and constraints are named.

Days are text such as 2026-11-21, moments text such as 2026-11-21T14:05:00Z, each of one width, so that text
sorts as time. Several values in one field are a JSON list. What is not recorded is NULL.
"""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def text(name: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column of words."""
    return Column(name, Text, nullable=null, index=index)


def whole(name: str, *, null: bool = False) -> Column[Any]:
    """Make a column of whole numbers."""
    return Column(name, Integer, nullable=null)


def number(name: str, *, null: bool = False) -> Column[Any]:
    """Make a column of numbers with a fraction."""
    return Column(name, Float, nullable=null)


def yes(name: str) -> Column[Any]:
    """Make a column of yes or no."""
    return Column(name, Boolean, nullable=False)


def day(name: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column of days."""
    return Column(name, String(10), nullable=null, index=index)


def moment(name: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column of moments in universal time."""
    return Column(name, String(20), nullable=null, index=index)


def to(name: str, other: str | None = None, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column that names a fact of a kind, which must be there once the step is written."""
    there = ForeignKey(f"{other or name}.key", deferrable=True, initially="DEFERRED")
    return Column(name, Text, there, nullable=null, index=index)


def with_person(column: str) -> ForeignKeyConstraint:
    """Hold that a fact names the same person as the stay or referral it belongs to."""
    parent = [f"{column}.key", f"{column}.person"]
    return ForeignKeyConstraint([column, "person"], parent, deferrable=True, initially="DEFERRED")


def ends(start: str, end: str) -> CheckConstraint:
    """Hold that an end never comes before its beginning."""
    return CheckConstraint(f'"{end}" >= "{start}"', name=f"{end}_after_{start}")


def kind(name: str, *parts: SchemaItem) -> Table:
    """Make the table of a kind of fact."""
    return Table(name, METADATA, Column("key", Text, primary_key=True), *parts)
