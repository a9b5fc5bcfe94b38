"""A long list as read from a file: columns by what they hold, their rows, and the problems met."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pc_desktop.domain.problem import Problem
from pc_desktop.exchange import wire

DAYS = frozenset({"dob", "referred", "admitted", "edd", "crfd", "discharged"})

Listed = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class ListDraft:
    """One list: `columns` has by role (nhs, name, dob, ...) one value for each row, in the file's order.

    A value is None where the file does not hold it or where it was left out as wrong, which a problem then
    says. `numbers` are the rows' numbers in the sheet, counted from 1; `digest` is the SHA-256 of the file's
    bytes.
    """

    file: str
    digest: str
    layout: str
    sheet: str
    columns: Mapping[str, tuple[Listed, ...]]
    numbers: tuple[int, ...]
    problems: tuple[Problem, ...]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.numbers)

    def rows(self) -> Iterator[dict[str, Listed]]:
        """Give each row as what it holds by role."""
        roles = tuple(self.columns)
        for values in zip(*self.columns.values(), strict=True):
            yield dict(zip(roles, values, strict=True))


def unpack(answer: Mapping[str, Any]) -> ListDraft:
    """Believe a list that arrived; raises ValueError where it has the wrong shape."""
    numbers = answer["numbers"]
    sent = answer["columns"]
    if not isinstance(sent, dict) or any(len(values) != len(numbers) for values in sent.values()):
        raise wire.Nonsense("columns")
    columns = {role: _days(values) if role in DAYS else tuple(values) for role, values in sent.items()}
    return ListDraft(
        file=wire.text(answer["file"]),
        digest=wire.text(answer["digest"]),
        layout=wire.text(answer["layout"]),
        sheet=wire.text(answer["sheet"]),
        columns=columns,
        numbers=tuple(numbers),
        problems=wire.unpack_problems(answer["problems"]),
    )


def _days(values: list[str | None]) -> tuple[date | None, ...]:
    """Turn ISO text back into days."""
    return tuple(None if value is None else date.fromisoformat(value) for value in values)
