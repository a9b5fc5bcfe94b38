"""The first shape of the store: a table for each kind of fact, the journal, and what the database refuses."""

from typing import Any, Final

from alembic import op
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
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

revision: Final = "0001"
down_revision: Final = None

_TABLES: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _text(name: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    """Make a column of words."""
    return Column(name, Text, nullable=null, index=index)


def _whole(name: str, *, null: bool = False) -> Column[Any]:
    """Make a column of whole numbers."""
    return Column(name, Integer, nullable=null)


def _number(name: str, *, null: bool = False) -> Column[Any]:
    """Make a column of numbers with a fraction."""
    return Column(name, Float, nullable=null)


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


def _with_person(column: str) -> ForeignKeyConstraint:
    """Hold that a fact names the same person as the stay or referral it belongs to."""
    parent = [f"{column}.key", f"{column}.person"]
    return ForeignKeyConstraint([column, "person"], parent, deferrable=True, initially="DEFERRED")


def _ends(start: str, end: str) -> CheckConstraint:
    """Hold that an end never comes before its beginning."""
    return CheckConstraint(f'"{end}" >= "{start}"', name=f"{end}_after_{start}")


def _kind(name: str, *parts: SchemaItem) -> None:
    """Describe the table of a kind of fact."""
    Table(name, _TABLES, Column("key", Text, primary_key=True), *parts)


def _facts() -> None:
    """Describe the table of every kind of fact."""
    # fmt: off
    _kind("trust", _text("name"), _text("code", null=True))
    _kind(
        "unit", _text("name"), _to("trust"), _text("outcode"), _whole("position"), _text("bed_type"),
        _text("offers"), _text("sexes"), _whole("youngest"), _whole("oldest", null=True),
        _whole("men_places", null=True), _whole("one_to_one_places", null=True),
        _whole("price_per_day", null=True), _yes("in_region"), _text("known_as"),
    )
    _kind("bed", _to("unit", index=True), _text("label"), _whole("position"), _text("sex", null=True))
    _kind("team", _text("name"), _text("area"), _to("linked_unit", "unit", null=True), _text("outcodes"))
    _kind(
        "person", _text("nhs_number", null=True, index=True), _text("surname", null=True),
        _text("given", null=True), _text("title", null=True), _day("born", null=True),
        _text("sex", null=True), _text("outcode", null=True), _text("initials_said", null=True),
        _whole("age_said", null=True), _day("age_said_on", null=True), _day("died", null=True),
    )
    _kind(
        "referral", _text("ref"), _to("person", index=True), _to("team", null=True),
        _moment("received", index=True), _moment("closed", null=True, index=True), _text("urgency"),
        _text("place"), _text("legal"), _text("needs"), _text("reason"), _text("risk_holder", null=True),
        _text("interim_plan", null=True), UniqueConstraint("ref"), UniqueConstraint("key", "person"),
        _ends("received", "closed"),
    )
    _kind(
        "milestone", _to("referral", index=True), _whole("number"), _moment("at", index=True), _text("state"),
        _text("by"), _to("meeting", null=True), _text("reason"),
    )
    _kind("measurement", _to("person", index=True), _text("sign"), _day("taken"), _number("value"))
    _kind(
        "risk_version", _text("version"), _text("source"), _text("signed_by", null=True),
        _day("signed_on", null=True),
    )
    _kind(
        "risk_rule", _text("version", index=True), _text("population"), _whole("position"), _text("sign"),
        _text("label"), _text("unit"), _whole("decimals"), _number("red_below", null=True),
        _number("red_from", null=True), _number("amber_below", null=True), _number("amber_from", null=True),
        _yes("falling_is_worse"),
    )
    _kind(
        "stay", _to("person", index=True), _to("unit", index=True), _to("referral", null=True, index=True),
        _moment("admitted", index=True), _moment("discharged", null=True, index=True),
        _day("expected", null=True), _day("ready", null=True), _text("ready_reason", null=True),
        _text("legal", null=True), _text("source"), _text("oat_reason", null=True),
        _number("miles", null=True), _text("method", null=True), _text("destination", null=True),
        UniqueConstraint("key", "person"), _ends("admitted", "discharged"),
    )
    _kind(
        "occupation", _to("stay", index=True), _to("person", index=True), _to("bed", index=True),
        _moment("start"), _moment("end", null=True, index=True), _with_person("stay"), _ends("start", "end"),
    )
    _kind(
        "leave", _to("stay", index=True), _moment("start"), _moment("end", null=True, index=True),
        _day("due_back", null=True), _yes("bed_usable"), _text("leave_type"), _ends("start", "end"),
    )
    _kind(
        "hold", _to("bed", index=True), _to("referral", index=True), _to("person", index=True),
        _moment("start"), _moment("until", index=True), _moment("released", null=True), _yes("used"),
        _with_person("referral"), _ends("start", "until"), _ends("start", "released"),
    )
    _kind(
        "closure", _to("bed", index=True), _moment("start"), _moment("end", null=True, index=True),
        _text("kind"), _text("reason"), _text("told", null=True), _ends("start", "end"),
    )
    _kind("confirmation", _to("unit"), _moment("at", index=True), _text("by"), _text("source"))
    _kind(
        "receipt", _to("unit"), _text("file"), _text("digest", index=True), _moment("at"), _text("by"),
        _day("as_at", null=True), _whole("commissioned", null=True), _whole("closed", null=True),
        _whole("occupied"), _whole("on_leave", null=True), _whole("ready", null=True),
    )
    _kind(
        "meeting", _day("day", index=True), _text("place"), _moment("started", null=True),
        _moment("issued", null=True), _text("issued_by", null=True), _text("chair"), _text("minute_taker"),
        _day("next_day", null=True), _text("chain_head", null=True), _whole("chain_length", null=True),
    )
    _kind(
        "attendance", _to("meeting", index=True), _text("name"), _text("role"), _to("unit", null=True),
        _text("status"),
    )
    _kind(
        "minute", _to("meeting", index=True), _to("referral", index=True), _whole("number"),
        _text("discussion"), _whole("seconds"),
    )
    _kind(
        "decision", _to("meeting", index=True), _to("referral", index=True), _whole("number"), _moment("at"),
        _text("kind"), _to("unit", null=True), _to("bed", null=True), _to("hold", null=True, index=True),
        _moment("until", null=True), _text("detail", null=True), _text("rationale"),
        _text("departure", null=True), _text("by"),
    )
    _kind(
        "action", _to("meeting", index=True), _to("referral", null=True, index=True), _whole("number"),
        _text("what"), _text("owner"), _day("due"), _moment("done", null=True, index=True),
    )
    _kind("addendum", _to("meeting", index=True), _moment("at"), _text("by"), _text("text"))
    _kind("setting", _text("value"))
    _kind("event", _day("day"), _text("label"))
    # fmt: on


def _journal() -> None:
    """Describe the tables of the journal, and of half-typed text beside it."""
    Table(
        "laptop",
        _TABLES,
        Column("key", Text, primary_key=True),
        _text("letter"),
        _text("name"),
        _yes("here"),
        _whole("last_ref"),
        UniqueConstraint("letter"),
    )
    Table(
        "step",
        _TABLES,
        Column("laptop", Text, ForeignKey("laptop.key"), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        _moment("at"),
        _text("by"),
        _text("role"),
        _text("title"),
        _whole("undoes", null=True),
        _text("parents"),
        _text("digest"),
    )
    Table(
        "change",
        _TABLES,
        Column("laptop", Text, primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("position", Integer, primary_key=True, autoincrement=False),
        _text("kind"),
        _text("key"),
        _text("before", null=True),
        _text("after", null=True),
        _text("before_salt", null=True),
        _text("after_salt", null=True),
        _text("before_digest", null=True),
        _text("after_digest", null=True),
        ForeignKeyConstraint(["laptop", "number"], ["step.laptop", "step.number"]),
    )
    Table("draft", _TABLES, Column("key", Text, primary_key=True), _text("text"), _moment("at"))


# What the database refuses, in the words of SQLite. Each refusal says a mark and the key of the fact in the
# way; the store makes a sentence of it. Intervals are half-open: two overlap where the later beginning comes
# before the earlier end, so an empty one is in nobody's way.

_OPEN: Final = "'9999-12-31T23:59:59Z'"
_NEW_END: Final = f'coalesce(NEW."end", {_OPEN})'
_END: Final = f'coalesce(o."end", {_OPEN})'
_NEW_HELD: Final = "min(NEW.until, coalesce(NEW.released, NEW.until))"
_HELD: Final = "min(h.until, coalesce(h.released, h.until))"

_TWO_OCCUPATIONS: Final = f"""
SELECT RAISE(ABORT, '{{mark}}|' || o.key) FROM occupation AS o
WHERE o.{{whose}} = NEW.{{whose}} AND o.key <> NEW.key
AND max(o.start, NEW.start) < min({_END}, {_NEW_END})
"""  # noqa: S608
_TWO_HOLDS: Final = f"""
SELECT RAISE(ABORT, '{{mark}}|' || h.key) FROM hold AS h
WHERE h.{{whose}} = NEW.{{whose}} AND h.key <> NEW.key
AND max(h.start, NEW.start) < min({_HELD}, {_NEW_HELD})
"""  # noqa: S608
_HELD_FOR_ANOTHER: Final = f"""
SELECT RAISE(ABORT, 'held_for_another|' || h.key) FROM hold AS h
WHERE h.bed = NEW.bed AND h.person <> NEW.person
AND NEW.start < {_NEW_END} AND h.start <= NEW.start AND NEW.start < {_HELD}
"""  # noqa: S608
_ANOTHER_ADMITTED: Final = f"""
SELECT RAISE(ABORT, 'another_admitted|' || o.key) FROM occupation AS o
WHERE o.bed = NEW.bed AND o.person <> NEW.person
AND o.start < {_END} AND NEW.start <= o.start AND o.start < {_NEW_HELD}
"""  # noqa: S608

_REFUSALS: Final = {
    "occupation_bed": (
        "occupation",
        'bed, start, "end"',
        _TWO_OCCUPATIONS.format(mark="bed_occupied", whose="bed"),
    ),
    "occupation_person": (
        "occupation",
        'person, start, "end"',
        _TWO_OCCUPATIONS.format(mark="person_occupied", whose="person"),
    ),
    "occupation_hold": ("occupation", 'bed, person, start, "end"', _HELD_FOR_ANOTHER),
    "hold_bed": ("hold", "bed, start, until, released", _TWO_HOLDS.format(mark="bed_held", whose="bed")),
    "hold_person": (
        "hold",
        "person, start, until, released",
        _TWO_HOLDS.format(mark="person_held", whose="person"),
    ),
    "hold_occupation": ("hold", "bed, person, start, until, released", _ANOTHER_ADMITTED),
}

# The journal is only added to. An image and its salt may be blanked; its digest stays, and with it the chain.
_KEPT: Final = """
CREATE TRIGGER journal_step_{act} BEFORE {act} ON step BEGIN SELECT RAISE(ABORT, 'journal_kept'); END
"""
_NO_CHANGE_TAKEN: Final = """
CREATE TRIGGER journal_change_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'journal_kept'); END
"""
_ONLY_BLANKED: Final = """
CREATE TRIGGER journal_change_update BEFORE UPDATE ON change
WHEN NEW.laptop <> OLD.laptop OR NEW.number <> OLD.number OR NEW.position <> OLD.position
OR NEW.kind <> OLD.kind OR NEW.key <> OLD.key
OR NEW.before_digest IS NOT OLD.before_digest OR NEW.after_digest IS NOT OLD.after_digest
OR (NEW.before IS NOT NULL AND NEW.before IS NOT OLD.before)
OR (NEW.after IS NOT NULL AND NEW.after IS NOT OLD.after)
OR (NEW.before_salt IS NOT NULL AND NEW.before_salt IS NOT OLD.before_salt)
OR (NEW.after_salt IS NOT NULL AND NEW.after_salt IS NOT OLD.after_salt)
BEGIN SELECT RAISE(ABORT, 'journal_kept'); END
"""


def _refusals() -> None:
    """Make the database refuse overlaps and a rewritten journal, whatever is above it."""
    for name, (table, columns, body) in _REFUSALS.items():
        op.execute(f"CREATE TRIGGER {name}_insert BEFORE INSERT ON {table} BEGIN {body}; END")
        op.execute(f"CREATE TRIGGER {name}_update BEFORE UPDATE OF {columns} ON {table} BEGIN {body}; END")
    op.execute(_KEPT.format(act="update"))
    op.execute(_KEPT.format(act="delete"))
    op.execute(_NO_CHANGE_TAKEN)
    op.execute(_ONLY_BLANKED)


def upgrade() -> None:
    """Make everything in an empty store."""
    _facts()
    _journal()
    _TABLES.create_all(op.get_bind(), checkfirst=False)
    _refusals()


def downgrade() -> None:
    """Refuse: the way back is the copy made before an upgrade."""
    raise NotImplementedError
