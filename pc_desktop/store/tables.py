"""The tables: one for each kind of fact, and the journal of every change."""

from types import MappingProxyType
from typing import Final

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, Table, Text, UniqueConstraint

from pc_desktop.store.columns import (
    METADATA,
    day,
    ends,
    kind,
    moment,
    number,
    text,
    to,
    whole,
    with_person,
    yes,
)

_TABLES: Final = (
    kind("trust", text("name"), text("code", null=True)),
    kind(
        "unit", text("name"), to("trust"), text("outcode"), whole("position"), text("bed_type"),
        text("offers"), text("sexes"), whole("youngest"), whole("oldest", null=True),
        whole("men_places", null=True), whole("one_to_one_places", null=True),
        whole("price_per_day", null=True), yes("in_region"), text("known_as"),
    ),
    kind("bed", to("unit", index=True), text("label"), whole("position"), text("sex", null=True)),
    kind("team", text("name"), text("area"), to("linked_unit", "unit", null=True), text("outcodes")),
    kind(
        "person", text("nhs_number", null=True, index=True), text("surname", null=True, index=True),
        text("given", null=True), text("title", null=True), day("born", null=True, index=True),
        text("sex", null=True), text("outcode", null=True), text("initials_said", null=True),
        whole("age_said", null=True), day("age_said_on", null=True), day("died", null=True),
        text("number_reason", null=True), text("restricted", null=True), text("gender", null=True),
        text("ethnic", null=True), text("learning_disability", null=True), text("autism", null=True),
        day("register_on", null=True), day("cetr_on", null=True),
    ),
    kind(
        "referral", text("ref"), to("person", index=True), to("team", null=True),
        moment("received", index=True), moment("closed", null=True, index=True), text("urgency"),
        text("place"), text("legal"), text("needs"), text("reason"), text("risk_holder", null=True),
        text("interim_plan", null=True), day("review_on", null=True), text("referrer", null=True),
        text("contact", null=True), UniqueConstraint("ref"), UniqueConstraint("key", "person"),
        ends("received", "closed"),
    ),
    kind(
        "milestone", to("referral", index=True), whole("number"), moment("at", index=True), text("state"),
        text("by"), to("meeting", null=True), text("reason"), text("code", null=True),
        text("corrects", null=True),
    ),
    kind("measurement", to("person", index=True), text("sign"), day("taken"), number("value")),
    kind(
        "risk_version", text("version"), text("source"), text("signed_by", null=True),
        day("signed_on", null=True),
    ),
    kind(
        "risk_rule", text("version", index=True), text("population"), whole("position"), text("sign"),
        text("label"), text("unit"), whole("decimals"), number("red_below", null=True),
        number("red_from", null=True), number("amber_below", null=True), number("amber_from", null=True),
        yes("falling_is_worse"), text("sex", null=True), text("red_words", null=True),
        text("amber_words", null=True), text("green_words", null=True),
    ),
    kind(
        "stay", to("person", index=True), to("unit", index=True), to("referral", null=True, index=True),
        moment("admitted", index=True), moment("discharged", null=True, index=True),
        day("expected", null=True), day("ready", null=True), text("ready_reason", null=True),
        text("legal", null=True), text("source"), text("oat_reason", null=True),
        number("miles", null=True), text("method", null=True), text("destination", null=True),
        UniqueConstraint("key", "person"), ends("admitted", "discharged"),
    ),
    kind(
        "occupation", to("stay", index=True), to("person", index=True), to("bed", index=True),
        moment("start"), moment("end", null=True, index=True), with_person("stay"), ends("start", "end"),
    ),
    kind(
        "leave", to("stay", index=True), moment("start"), moment("end", null=True, index=True),
        day("due_back", null=True), yes("bed_usable"), text("leave_type"), ends("start", "end"),
    ),
    kind(
        "hold", to("bed", index=True), to("referral", index=True), to("person", index=True),
        moment("start"), moment("until", index=True), moment("released", null=True), yes("used"),
        with_person("referral"), ends("start", "until"), ends("start", "released"),
    ),
    kind(
        "closure", to("bed", index=True), moment("start"), moment("end", null=True, index=True),
        text("kind"), text("reason"), text("told", null=True), ends("start", "end"),
    ),
    kind("confirmation", to("unit"), moment("at", index=True), text("by"), text("source")),
    kind(
        "receipt", to("unit"), text("file"), text("digest", index=True), moment("at"), text("by"),
        day("as_at", null=True), whole("commissioned", null=True), whole("closed", null=True),
        whole("occupied"), whole("on_leave", null=True), whole("ready", null=True),
    ),
    kind(
        "meeting", day("day", index=True), text("place"), moment("started", null=True),
        moment("issued", null=True), text("issued_by", null=True), text("chair"), text("minute_taker"),
        day("next_day", null=True), text("chain_head", null=True), whole("chain_length", null=True),
        moment("approved", null=True), text("approved_by", null=True),
    ),
    kind(
        "attendance", to("meeting", index=True), text("name"), text("role"), to("unit", null=True),
        text("status"), text("capacity", null=True), text("referral", null=True),
    ),
    kind(
        "minute", to("meeting", index=True), to("referral", index=True), whole("number"),
        text("discussion"), whole("seconds"), text("options", null=True), text("patient_view", null=True),
        text("carer_view", null=True), text("presented_by", null=True),
    ),
    kind(
        "decision", to("meeting", index=True), to("referral", index=True), whole("number"), moment("at"),
        text("kind"), to("unit", null=True), to("bed", null=True), to("hold", null=True, index=True),
        moment("until", null=True), text("detail", null=True), text("rationale"),
        text("departure", null=True), text("by"), text("dissent", null=True),
        text("provisional", null=True), text("advice", null=True), text("tells_referrer", null=True),
        text("tells_family", null=True),
    ),
    kind(
        "action", to("meeting", index=True), to("referral", null=True, index=True), whole("number"),
        text("what"), text("owner"), day("due"), moment("done", null=True, index=True),
        text("cancelled", null=True),
    ),
    kind("addendum", to("meeting", index=True), moment("at"), text("by"), text("text")),
    kind("setting", text("value")),
    kind(
        "event", day("day"), text("label"), day("until", null=True), text("unit", null=True),
        text("area", null=True),
    ),
    kind(
        "organisation", text("code", index=True), text("name"), text("role"), day("opened", null=True),
        day("closed", null=True), text("followed_by"), ends("opened", "closed"),
    ),
    kind("price", to("unit", index=True), day("since"), whole("per_day"), UniqueConstraint("unit", "since")),
    kind(
        "order_rule", text("version"), text("components"), text("source"), text("signed_by", null=True),
        day("signed_on", null=True), UniqueConstraint("version"),
    ),
    kind("finding", to("person", index=True), text("item"), day("taken"), text("words"), text("by")),
    kind(
        "disagreement", to("person", index=True), text("sign"), text("level"), moment("at"), text("by"),
        text("reason"), moment("ended", null=True), ends("at", "ended"),
    ),
    kind(
        "departure", to("referral", index=True), to("above", "referral", null=True), moment("at"),
        text("by"), text("reason"), moment("ended", null=True, index=True), ends("at", "ended"),
    ),
    kind(
        "enquiry", to("referral", index=True), moment("at"), text("by"), text("to"), text("items"),
        text("text"), day("due"), moment("chased", null=True), moment("answered", null=True, index=True),
        ends("at", "answered"),
    ),
    kind(
        "unit_answer", to("referral", index=True), to("unit", index=True), moment("at", index=True),
        yes("accepted"), text("reason", null=True), text("words"), text("by"),
        day("review_on", null=True),
    ),
    kind(
        "repatriation", to("stay", index=True), text("reason"), day("family_informed", null=True),
        text("coordinator", null=True), text("contact", null=True), day("planned_on", null=True),
        text("plan", null=True), UniqueConstraint("stay"),
    ),
    kind("break_glass", to("person", index=True), moment("at", index=True), text("by"), text("reason")),
    kind(
        "agenda_item", to("meeting", index=True), whole("position"), text("kind"), text("title"),
        whole("budget"), whole("seconds"), yes("dropped"), text("notes", null=True),
        moment("done", null=True),
    ),
    kind(
        "declaration", to("meeting", index=True), text("name"), text("interest"),
        text("handling", null=True),
    ),
    kind(
        "tabled", to("meeting", index=True), text("item"), to("referral", null=True), to("stay", null=True),
        text("words"), text("by"),
    ),
    kind(
        "approval", to("decision", index=True), text("first"), text("second"), text("reason"),
        moment("ratified", null=True), text("ratified_by", null=True), text("note", null=True),
        UniqueConstraint("decision"),
    ),
    kind(
        "told", to("decision", index=True), text("whom"), moment("at"), text("by"), text("how"),
        UniqueConstraint("decision", "whom"),
    ),
    kind(
        "escalation", to("meeting", null=True, index=True), to("referral", null=True), whole("number"),
        moment("at"), text("kind"), text("whom"), text("asked"), text("by"),
        moment("answered", null=True), text("answer", null=True), ends("at", "answered"),
    ),
    kind(
        "gap", to("meeting", null=True, index=True), to("referral", null=True), moment("at", index=True),
        text("place"), text("service"), text("words"), text("by"),
    ),
    kind("investment", day("day"), text("label"), whole("pounds")),
    kind(
        "baseline", text("measure"), day("start"), day("end"), number("value"), whole("number"),
        text("source"), text("definition"), to("unit", null=True), text("area", null=True),
        text("service", null=True), moment("fixed"), text("by"), ends("start", "end"),
    ),
)  # fmt: skip

FACT_TABLES: Final = MappingProxyType({table.name: table for table in _TABLES})
"""The table of every kind of fact, by the kind's name."""

LAPTOP: Final = Table(
    "laptop",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("letter", Text, nullable=False),
    text("name"),
    yes("here"),
    whole("last_ref"),
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
    moment("at"),
    text("by"),
    text("role"),
    text("title"),
    whole("undoes", null=True),
    text("parents"),
    text("digest"),
)
"""One act; `parents` is a JSON list of the digests it stands on: more than one where laptops met."""

CHANGE: Final = Table(
    "change",
    METADATA,
    Column("laptop", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    text("kind"),
    text("key"),
    text("before", null=True),
    text("after", null=True),
    text("before_salt", null=True),
    text("after_salt", null=True),
    text("before_digest", null=True),
    text("after_digest", null=True),
    ForeignKeyConstraint(["laptop", "number"], ["step.laptop", "step.number"]),
)
"""One fact changed by one step: both images as JSON, each with a salt and the digest the chain holds to.

No image and no digest: the fact did not exist. A digest without an image: the image has been erased.
"""

DRAFT: Final = Table("draft", METADATA, Column("key", Text, primary_key=True), text("text"), moment("at"))
"""Half-typed text, outside the journal."""
