"""The audit of every laptop in one list: sifted by patient, day, kind of fact and words, newest first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from pc_desktop.domain.calendar import end_of_day, moment_of
from pc_desktop.services.ports import Step, TrailStep, Wanted
from pc_desktop.store.codec import moment_text
from pc_desktop.store.tables import CHANGE, FACT_TABLES, LAPTOP, STEP

_OF_A_REFERRAL: Final = tuple(name for name, table in FACT_TABLES.items() if "referral" in table.c)
_OF_A_PERSON: Final = tuple(
    name for name, table in FACT_TABLES.items() if "person" in table.c and name != "referral"
)


def read_trail(connection: Connection, wanted: Wanted, limit: int) -> tuple[TrailStep, ...]:
    """Read the latest steps of all laptops that answer what is wanted."""
    names = (STEP.c.number, STEP.c.at, STEP.c.by, STEP.c.role, STEP.c.title, STEP.c.undoes, STEP.c.digest)
    asked = select(LAPTOP.c.letter, LAPTOP.c.here, *names).join(LAPTOP, LAPTOP.c.key == STEP.c.laptop)
    for condition in _conditions(connection, wanted):
        asked = asked.where(condition)
    newest = asked.order_by(STEP.c.at.desc(), LAPTOP.c.here.desc(), STEP.c.number.desc()).limit(limit)
    return tuple(
        TrailStep(letter, bool(here), Step(number, datetime.fromisoformat(at), *rest))
        for letter, here, number, at, *rest in connection.execute(newest)
    )


def laptop_of(connection: Connection, letter: str) -> str | None:
    """Give the key of a laptop by its letter."""
    found: str | None = connection.execute(
        select(LAPTOP.c.key).where(LAPTOP.c.letter == letter)
    ).scalar_one_or_none()
    return found


def _conditions(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Write what is wanted as conditions on steps."""
    for word in wanted.words:
        told = STEP.c.title.icontains(word, autoescape=True) | STEP.c.by.icontains(word, autoescape=True)
        yield told
    if wanted.day is not None:
        start, end = moment_text(moment_of(wanted.day)), moment_text(end_of_day(wanted.day))
        yield and_(STEP.c.at >= start, STEP.c.at < end)
    if wanted.kind:
        yield _changed(CHANGE.c.kind == wanted.kind)
    for ref in wanted.refs:
        keys = tuple(_keys_of(connection, ref))
        yield or_(STEP.c.title.icontains(ref, autoescape=True), _changed(CHANGE.c.key.in_(keys)))


def _changed(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Ask for steps that changed something of which this holds."""
    same = and_(CHANGE.c.laptop == STEP.c.laptop, CHANGE.c.number == STEP.c.number, condition)
    return select(CHANGE.c.position).where(same).exists()


def _keys_of(connection: Connection, ref: str) -> Iterator[str]:
    """Give the keys of everything held of the patient of a reference."""
    referral = FACT_TABLES["referral"]
    person = connection.execute(
        select(referral.c.person).where(func.upper(referral.c.ref) == ref.upper())
    ).scalar_one_or_none()
    if person is None:
        return
    yield person
    theirs = tuple(connection.execute(select(referral.c.key).where(referral.c.person == person)).scalars())
    yield from theirs
    for kinds, column, values in ((_OF_A_PERSON, "person", (person,)), (_OF_A_REFERRAL, "referral", theirs)):
        for kind in kinds:
            table: Any = FACT_TABLES[kind]
            yield from connection.execute(select(table.c.key).where(table.c[column].in_(values))).scalars()
