"""Keeping organisations as dated records: commissioners and trusts open, merge, split and close."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Organisation
from pc_desktop.services.ports import Reading, Work

ROLES: Final = {
    "icb": "Integrated care board",
    "trust": "Trust or provider",
    "region": "NHS England region",
    "other": "Other",
}
_CODE: Final = re.compile(r"[A-Z0-9]{3,10}")


@dataclass(frozen=True, slots=True)
class SaveOrganisation:
    """Add an organisation (`said.key` empty), or change the record it names."""

    said: Organisation

    def title(self, reading: Reading) -> str:
        """Say what is added or changes."""
        if not self.said.key:
            return f"Organisation added: {self.said.name.strip()} ({self.said.code.strip().upper()})"
        held, said = reading.get(Organisation, self.said.key), tidied(self.said)
        before, after = _words(held), _words(said)
        changes = [f"{what} {after[what]}, was {was}" for what, was in before.items() if after[what] != was]
        return f"{held.name}: {'; '.join(changes) or 'as it was'}"

    def carry_out(self, work: Work) -> None:
        """Keep the record, where it overlaps no other of the same code."""
        said = tidied(self.said)
        _refuse_overlap(said, work.find(Organisation, code=said.code))
        work.put(said if said.key else replace(said, key=work.new_key()))


@dataclass(frozen=True, slots=True)
class RemoveOrganisation:
    """Take a record away that should never have been there."""

    organisation: str

    def title(self, reading: Reading) -> str:
        """Say which record goes."""
        held = reading.get(Organisation, self.organisation)
        return f"Organisation removed: {held.name} ({held.code})"

    def carry_out(self, work: Work) -> None:
        """Take it away."""
        work.remove(work.get(Organisation, self.organisation))


@dataclass(frozen=True, slots=True)
class ImportOrganisations:
    """Take in a list of organisations; a code that is kept already is left as people have it."""

    listed: tuple[Organisation, ...]

    def title(self, reading: Reading) -> str:
        """Say how many are taken in."""
        return (
            f"{counted(len(_missing(reading, self.listed)), 'organisation')} taken in from the starting list"
        )

    def carry_out(self, work: Work) -> None:
        """Keep those that are missing."""
        missing = _missing(work, self.listed)
        if not missing:
            raise Refused("Every organisation of the starting list is here already.")
        work.put(*(replace(tidied(one), key=work.new_key()) for one in missing))


def tidied(said: Organisation) -> Organisation:
    """Give a record as it is kept; refuses what makes no sense."""
    code, name = "".join(said.code.split()).upper(), " ".join(said.name.split())
    heirs = tuple(dict.fromkeys("".join(each.split()).upper() for each in said.followed_by if each.strip()))
    for each in (code, *heirs):
        if _CODE.fullmatch(each) is None:
            raise Refused(f"“{each}” is not an organisation code: three to ten letters and digits.")
    if not name:
        raise Refused("Give the organisation a name.")
    if said.role not in ROLES:
        raise Refused("Say what kind of organisation it is.")
    if said.opened and said.closed and said.closed <= said.opened:
        raise Refused(f"{name} cannot close before it has opened.")
    if heirs and said.closed is None:
        raise Refused(f"Say from which day {name} was followed by another.")
    if code in heirs:
        raise Refused(f"{name} cannot be followed by itself.")
    return replace(said, code=code, name=name, followed_by=heirs)


def _missing(reading: Reading, listed: Iterable[Organisation]) -> list[Organisation]:
    """Give those of a list whose code is not kept yet."""
    kept = {one.code for one in reading.find(Organisation)}
    return [one for one in listed if one.code not in kept]


def _refuse_overlap(said: Organisation, others: Iterable[Organisation]) -> None:
    """Refuse two records of one code for the same days."""
    for other in others:
        before = said.closed is not None and other.opened is not None and said.closed <= other.opened
        after = other.closed is not None and said.opened is not None and other.closed <= said.opened
        if other.key != said.key and not before and not after:
            raise Refused(f"{said.code} is {other.name} on some of these days. Close that record first.")


def _words(one: Organisation) -> dict[str, str]:
    """Say everything of a record, each by what it is."""
    return {
        "name": one.name,
        "code": one.code,
        "kind": ROLES.get(one.role, one.role).lower(),
        "opened": shown_day(one.opened),
        "closed": shown_day(one.closed),
        "followed by": ", ".join(one.followed_by) or "none",
    }
