"""The tables: one for each kind of fact, and the journal of every change, in types any database has.

Days are text such as 2026-11-21, moments text such as 2026-11-21T14:05:00Z, each of one width, so that text
sorts as time. Several values in one field are a JSON list. What is not recorded is NULL.
"""

from types import MappingProxyType
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
    UniqueConstraint,
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


def _kind(name: str, *parts: SchemaItem) -> Table:
    """Make the table of a kind of fact."""
    return Table(name, METADATA, Column("key", Text, primary_key=True), *parts)


_TABLES: Final = (
    _kind("trust", _text("name"), _text("code", null=True)),
    _kind(
        "unit", _text("name"), _to("trust"), _text("outcode"), _whole("position"), _text("bed_type"),
        _text("offers"), _text("sexes"), _whole("youngest"), _whole("oldest", null=True),
        _whole("men_places", null=True), _whole("one_to_one_places", null=True),
        _whole("price_per_day", null=True), _yes("in_region"), _text("known_as"),
    ),
    _kind("bed", _to("unit", index=True), _text("label"), _whole("position"), _text("sex", null=True)),
    _kind("team", _text("name"), _text("area"), _to("linked_unit", "unit", null=True), _text("outcodes")),
    _kind(
        "person", _text("nhs_number", null=True, index=True), _text("surname", null=True, index=True),
        _text("given", null=True), _text("title", null=True), _day("born", null=True, index=True),
        _text("sex", null=True), _text("outcode", null=True), _text("initials_said", null=True),
        _whole("age_said", null=True), _day("age_said_on", null=True), _day("died", null=True),
        _text("number_reason", null=True), _text("restricted", null=True), _text("gender", null=True),
        _text("ethnic", null=True), _text("learning_disability", null=True), _text("autism", null=True),
        _day("register_on", null=True), _day("cetr_on", null=True),
    ),
    _kind(
        "referral", _text("ref"), _to("person", index=True), _to("team", null=True),
        _moment("received", index=True), _moment("closed", null=True, index=True), _text("urgency"),
        _text("place"), _text("legal"), _text("needs"), _text("reason"), _text("risk_holder", null=True),
        _text("interim_plan", null=True), _day("review_on", null=True), _text("referrer", null=True),
        _text("contact", null=True), UniqueConstraint("ref"), UniqueConstraint("key", "person"),
        _ends("received", "closed"),
    ),
    _kind(
        "milestone", _to("referral", index=True), _whole("number"), _moment("at", index=True), _text("state"),
        _text("by"), _to("meeting", null=True), _text("reason"), _text("code", null=True),
        _text("corrects", null=True),
    ),
    _kind("measurement", _to("person", index=True), _text("sign"), _day("taken"), _number("value")),
    _kind(
        "risk_version", _text("version"), _text("source"), _text("signed_by", null=True),
        _day("signed_on", null=True),
    ),
    _kind(
        "risk_rule", _text("version", index=True), _text("population"), _whole("position"), _text("sign"),
        _text("label"), _text("unit"), _whole("decimals"), _number("red_below", null=True),
        _number("red_from", null=True), _number("amber_below", null=True), _number("amber_from", null=True),
        _yes("falling_is_worse"), _text("sex", null=True), _text("red_words", null=True),
        _text("amber_words", null=True), _text("green_words", null=True),
    ),
    _kind(
        "stay", _to("person", index=True), _to("unit", index=True), _to("referral", null=True, index=True),
        _moment("admitted", index=True), _moment("discharged", null=True, index=True),
        _day("expected", null=True), _day("ready", null=True), _text("ready_reason", null=True),
        _text("legal", null=True), _text("source"), _text("oat_reason", null=True),
        _number("miles", null=True), _text("method", null=True), _text("destination", null=True),
        UniqueConstraint("key", "person"), _ends("admitted", "discharged"),
    ),
    _kind(
        "occupation", _to("stay", index=True), _to("person", index=True), _to("bed", index=True),
        _moment("start"), _moment("end", null=True, index=True), _with_person("stay"), _ends("start", "end"),
    ),
    _kind(
        "leave", _to("stay", index=True), _moment("start"), _moment("end", null=True, index=True),
        _day("due_back", null=True), _yes("bed_usable"), _text("leave_type"), _ends("start", "end"),
    ),
    _kind(
        "hold", _to("bed", index=True), _to("referral", index=True), _to("person", index=True),
        _moment("start"), _moment("until", index=True), _moment("released", null=True), _yes("used"),
        _with_person("referral"), _ends("start", "until"), _ends("start", "released"),
    ),
    _kind(
        "closure", _to("bed", index=True), _moment("start"), _moment("end", null=True, index=True),
        _text("kind"), _text("reason"), _text("told", null=True), _ends("start", "end"),
    ),
    _kind("confirmation", _to("unit"), _moment("at", index=True), _text("by"), _text("source")),
    _kind(
        "receipt", _to("unit"), _text("file"), _text("digest", index=True), _moment("at"), _text("by"),
        _day("as_at", null=True), _whole("commissioned", null=True), _whole("closed", null=True),
        _whole("occupied"), _whole("on_leave", null=True), _whole("ready", null=True),
    ),
    _kind(
        "meeting", _day("day", index=True), _text("place"), _moment("started", null=True),
        _moment("issued", null=True), _text("issued_by", null=True), _text("chair"), _text("minute_taker"),
        _day("next_day", null=True), _text("chain_head", null=True), _whole("chain_length", null=True),
    ),
    _kind(
        "attendance", _to("meeting", index=True), _text("name"), _text("role"), _to("unit", null=True),
        _text("status"),
    ),
    _kind(
        "minute", _to("meeting", index=True), _to("referral", index=True), _whole("number"),
        _text("discussion"), _whole("seconds"),
    ),
    _kind(
        "decision", _to("meeting", index=True), _to("referral", index=True), _whole("number"), _moment("at"),
        _text("kind"), _to("unit", null=True), _to("bed", null=True), _to("hold", null=True, index=True),
        _moment("until", null=True), _text("detail", null=True), _text("rationale"),
        _text("departure", null=True), _text("by"),
    ),
    _kind(
        "action", _to("meeting", index=True), _to("referral", null=True, index=True), _whole("number"),
        _text("what"), _text("owner"), _day("due"), _moment("done", null=True, index=True),
    ),
    _kind("addendum", _to("meeting", index=True), _moment("at"), _text("by"), _text("text")),
    _kind("setting", _text("value")),
    _kind("event", _day("day"), _text("label")),
    _kind(
        "organisation", _text("code", index=True), _text("name"), _text("role"), _day("opened", null=True),
        _day("closed", null=True), _text("followed_by"), _ends("opened", "closed"),
    ),
    _kind("price", _to("unit", index=True), _day("since"), _whole("per_day"), UniqueConstraint("unit", "since")),
    _kind(
        "order_rule", _text("version"), _text("components"), _text("source"), _text("signed_by", null=True),
        _day("signed_on", null=True), UniqueConstraint("version"),
    ),
    _kind("finding", _to("person", index=True), _text("item"), _day("taken"), _text("words"), _text("by")),
    _kind(
        "disagreement", _to("person", index=True), _text("sign"), _text("level"), _moment("at"), _text("by"),
        _text("reason"), _moment("ended", null=True), _ends("at", "ended"),
    ),
    _kind(
        "departure", _to("referral", index=True), _to("above", "referral", null=True), _moment("at"),
        _text("by"), _text("reason"), _moment("ended", null=True, index=True), _ends("at", "ended"),
    ),
    _kind(
        "enquiry", _to("referral", index=True), _moment("at"), _text("by"), _text("to"), _text("items"),
        _text("text"), _day("due"), _moment("chased", null=True), _moment("answered", null=True, index=True),
        _ends("at", "answered"),
    ),
    _kind(
        "unit_answer", _to("referral", index=True), _to("unit", index=True), _moment("at", index=True),
        _yes("accepted"), _text("reason", null=True), _text("words"), _text("by"),
        _day("review_on", null=True),
    ),
    _kind(
        "repatriation", _to("stay", index=True), _text("reason"), _day("family_informed", null=True),
        _text("coordinator", null=True), _text("contact", null=True), _day("planned_on", null=True),
        _text("plan", null=True), UniqueConstraint("stay"),
    ),
    _kind("break_glass", _to("person", index=True), _moment("at", index=True), _text("by"), _text("reason")),
    _kind("investment", _day("day"), _text("label"), _whole("pounds")),
    _kind(
        "baseline", _text("measure"), _day("start"), _day("end"), _number("value"), _whole("number"),
        _text("source"), _text("definition"), _to("unit", null=True), _text("area", null=True),
        _text("service", null=True), _moment("fixed"), _text("by"), _ends("start", "end"),
    ),
)  # fmt: skip

FACT_TABLES: Final = MappingProxyType({table.name: table for table in _TABLES})
"""The table of every kind of fact, by the kind's name."""

LAPTOP: Final = Table(
    "laptop",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("letter", Text, nullable=False),
    _text("name"),
    _yes("here"),
    _whole("last_ref"),
    UniqueConstraint("letter"),
)
"""Every laptop whose steps are kept, one of them `here`.

`letter` ends the references it gives out and `last_ref` counts them.
"""

STEP: Final = Table(
    "step",
    METADATA,
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
"""One act; `parents` is a JSON list of the digests it stands on: more than one where laptops met."""

CHANGE: Final = Table(
    "change",
    METADATA,
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
"""One fact changed by one step: both images as JSON, each with a salt and the digest the chain holds to.

No image and no digest: the fact did not exist. A digest without an image: the image has been erased.
"""

DRAFT: Final = Table("draft", METADATA, Column("key", Text, primary_key=True), _text("text"), _moment("at"))
"""Half-typed text, outside the journal."""
