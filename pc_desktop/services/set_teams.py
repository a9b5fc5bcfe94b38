"""Setting up community teams: their names, their postcode districts, and the unit each is linked to."""

from dataclasses import dataclass, replace

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Team, Unit, tidied_outcode
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class SaveTeam:
    """Add a team, or change the one named by `team`; `linked_unit` is None where it is linked to none."""

    team: str | None
    name: str
    area: str
    linked_unit: str | None
    outcodes: tuple[str, ...]

    def title(self, reading: Reading) -> str:
        """Say what is added or changes."""
        name = " ".join(self.name.split())
        if self.team is None:
            return f"Team added: {name}, linked to {_unit(reading, self.linked_unit)}"
        held = reading.get(Team, self.team)
        linked, districts = _unit(reading, self.linked_unit), _districts(self.outcodes)
        changes = [f"renamed {name}"] if name != held.name else []
        changes += [f"area {self.area.strip()}"] if self.area.strip() != held.area else []
        if self.linked_unit != held.linked_unit:
            changes.append(f"linked to {linked}, was {_unit(reading, held.linked_unit)}")
        gained = [each for each in districts if each not in held.outcodes]
        lost = [each for each in held.outcodes if each not in districts]
        changes += [f"districts added {', '.join(gained)}"] if gained else []
        changes += [f"districts removed {', '.join(lost)}"] if lost else []
        return f"{held.name}: {'; '.join(changes) or 'as it was'}"

    def carry_out(self, work: Work) -> None:
        """Keep the team, whose name and districts no other may have."""
        name, area = " ".join(self.name.split()), " ".join(self.area.split())
        if not name:
            raise Refused("Give the team a name.")
        if self.linked_unit is not None and not work.get(Unit, self.linked_unit).in_region:
            raise Refused("A team is linked to a unit of the region.")
        districts = _districts(self.outcodes)
        for other in work.find(Team):
            if other.key == self.team:
                continue
            if other.name.casefold() == name.casefold():
                raise Refused(f"There is a team called {other.name} already.")
            shared = [each for each in districts if each in other.outcodes]
            if shared:
                raise Refused(f"{shared[0]} belongs to {other.name}. Take it away there first.")
        held = Team(work.new_key(), "", "", None, ()) if self.team is None else work.get(Team, self.team)
        work.put(
            replace(held, name=name, area=area or name, linked_unit=self.linked_unit, outcodes=districts)
        )


def _districts(outcodes: tuple[str, ...]) -> tuple[str, ...]:
    """Tidy postcode districts, each once; refuses what cannot be one."""
    return tuple(dict.fromkeys(tidied_outcode(each) for each in outcodes if each.strip()))


def _unit(reading: Reading, key: str | None) -> str:
    """Name a unit, or none."""
    return "no unit" if key is None else reading.get(Unit, key).name
