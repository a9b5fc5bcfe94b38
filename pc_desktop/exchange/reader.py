"""Reads workbooks other people made, without trusting them: a child process opens them, within limits."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pc_desktop.domain.returns import Draft
from pc_desktop.exchange import errand, layouts, list_wire, wire
from pc_desktop.exchange.grids import Grid, refused
from pc_desktop.exchange.listed import ListDraft, unpack

SECONDS = 10.0
MEGABYTES = 1024


def read(
    path: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    password: str | None = None,
) -> Draft:
    """Read whatever a file is by its content: returns of units, or lists of referrals or measurements, or a form.

    What is wrong inside it comes as problems of the draft.

    Raises Unavailable where the file cannot be read at all, and Stopped (a Refused) where `cancelled` says
    so.
    """
    answer = _ask("return", path, password, cancelled, progress, (seconds, megabytes))
    with _Believed():
        return Draft(
            file=wire.text(answer.get("file")),
            digest=wire.text(answer.get("digest")),
            layout=wire.text(answer.get("layout")),
            units=wire.unpack_units(answer.get("units")),
            problems=wire.unpack_problems(answer.get("problems")),
            lists=tuple(list_wire.unpack(one) for one in answer.get("lists", ())),
        )


def read_list(
    path: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    password: str | None = None,
) -> ListDraft:
    """Read a long list of people, such as referrals or stays, each value checked by what its column holds.

    Raises Unavailable where the file cannot be read or holds no such list, and Stopped where `cancelled` says
    so.
    """
    answer = _ask("list", path, password, cancelled, progress, (seconds, megabytes))
    with _Believed():
        return unpack(answer)


def read_grids(
    path: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    password: str | None = None,
) -> tuple[Grid, ...]:
    """Read every sheet as bare values, whatever they mean; raises as `read` does."""
    answer = _ask("grids", path, password, cancelled, progress, (seconds, megabytes))
    with _Believed():
        return wire.unpack_grids(answer.get("grids"))


def _ask(
    task: str,
    path: Path,
    password: str | None,
    cancelled: Callable[[], bool] | None,
    progress: Callable[[str], None] | None,
    bounds: tuple[float, int],
) -> dict[str, Any]:
    """Send the errand; the path and the password go through a pipe, where no list of programs shows them."""
    request = {
        "task": task,
        "path": str(path.absolute()),
        "password": password,
        "layouts": str(layouts.folder()),
    }
    return errand.run(request, cancelled=cancelled, progress=progress, seconds=bounds[0], megabytes=bounds[1])


class _Believed:
    """Turns an answer of the wrong shape into the refusal of the file it came from."""

    def __enter__(self) -> None:
        """Begin believing."""

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _trace: object) -> None:
        """Refuse where what arrived could not be believed."""
        if isinstance(fault, ValueError | TypeError | KeyError):
            raise refused(
                "It could not be understood. Open it in Excel, save a fresh copy and try again."
            ) from fault
