"""The tables, the migrations and the kinds of fact tell one story."""

from dataclasses import fields
from typing import Any, get_args, get_type_hints

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect

from pc_desktop.domain.kinds import KINDS
from pc_desktop.store.columns import METADATA
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.tables import FACT_TABLES
from pc_desktop.store.verify import REFUSALS


def test_that_the_migrations_make_exactly_the_tables_of_the_code(empty: SqlStore) -> None:
    with empty._reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_that_the_migrations_hold_the_same_foreign_keys_and_checks_as_the_code(empty: SqlStore) -> None:
    with empty._reader.connect() as connection:
        seen = inspect(connection)
        for name, table in METADATA.tables.items():
            made = {
                (tuple(one["constrained_columns"]), one["referred_table"], tuple(one["referred_columns"]))
                for one in seen.get_foreign_keys(name)
            }
            said = {
                (
                    tuple(one.column_keys),
                    one.referred_table.name,
                    tuple(part.column.name for part in one.elements),
                )
                for one in table.foreign_key_constraints
            }
            assert made == said, name
            deferred = [one["options"].get("initially") for one in seen.get_foreign_keys(name)]
            assert set(deferred) <= ({"DEFERRED"} if name in FACT_TABLES else {None}), name
            checks = {str(one.sqltext) for one in table.constraints if isinstance(one, CheckConstraint)}
            assert {one["sqltext"] for one in seen.get_check_constraints(name)} == checks, name


@pytest.mark.parametrize("kind", KINDS)
def test_that_each_table_has_the_fields_of_its_kind_in_their_order(kind: str) -> None:
    table, hints = FACT_TABLES[kind], get_type_hints(KINDS[kind])
    assert [column.name for column in table.columns] == [field.name for field in fields(KINDS[kind])]
    for column in table.columns:
        hint: Any = hints[column.name]
        assert column.nullable == (type(None) in get_args(hint)), column.name


def test_that_every_kind_stands_after_the_kinds_it_refers_to() -> None:
    order = list(KINDS)
    assert set(order) == set(FACT_TABLES)
    for kind in order:
        parents = {key.column.table.name for key in FACT_TABLES[kind].foreign_keys}
        assert all(order.index(parent) < order.index(kind) for parent in parents), kind


def test_that_verify_knows_every_refusal_the_database_keeps(empty: SqlStore) -> None:
    with empty._reader.connect() as connection:
        named = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
        assert set(named) == REFUSALS


def test_that_every_constraint_has_a_name_to_change_it_by(empty: SqlStore) -> None:
    with empty._reader.connect() as connection:
        seen = inspect(connection)
        for table in METADATA.tables:
            names = [one["name"] for one in seen.get_foreign_keys(table)]
            names += [one["name"] for one in seen.get_unique_constraints(table)]
            assert None not in names
            assert seen.get_pk_constraint(table)["name"] == f"pk_{table}"


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("SELECT * FROM stay WHERE discharged IS NULL", "ix_stay_discharged"),
        ("SELECT * FROM stay WHERE admitted >= 'a' AND admitted < 'b'", "ix_stay_admitted"),
        ("SELECT * FROM referral WHERE closed IS NULL", "ix_referral_closed"),
        ("SELECT * FROM hold WHERE until >= 'a'", "ix_hold_until"),
        ('SELECT * FROM occupation WHERE "end" IS NULL', "ix_occupation_end"),
        ("SELECT * FROM milestone WHERE referral IN ('a', 'b')", "ix_milestone_referral"),
        ("SELECT * FROM measurement WHERE person IN ('a', 'b')", "ix_measurement_person"),
        ("SELECT * FROM receipt WHERE digest = 'a'", "ix_receipt_digest"),
        ("SELECT * FROM decision WHERE meeting = 'a'", "ix_decision_meeting"),
        ("SELECT * FROM action WHERE done IS NULL", "ix_action_done"),
        ("SELECT * FROM person WHERE nhs_number = 'a'", "ix_person_nhs_number"),
    ],
)
def test_that_what_the_screens_ask_is_answered_from_an_index(
    empty: SqlStore, question: str, index: str
) -> None:
    with empty._reader.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}").all()
    assert any(index in str(row) for row in plan), plan
