"""Keeping the table of risk signs in versions: copied, edited, signed off by somebody named, and put in force.

A version signed off is never edited again: it is copied, and the copy is edited and signed off in its turn.
"""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.severity import RiskRule, RiskVersion, is_judged
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_settings import keep_setting

_LONGEST = 30


@dataclass(frozen=True, slots=True)
class CopyTable:
    """Make a new version of the table like an earlier one, to be edited; nobody has signed it off."""

    version: str
    name: str
    source: str

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say what is copied."""
        return f"Risk table {self.version} copied as {' '.join(self.name.split())}"

    def carry_out(self, work: Work) -> None:
        """Write the new version with every row; the one in force stays so."""
        name, source = " ".join(self.name.split()), " ".join(self.source.split())
        if not name or len(name) > _LONGEST:
            raise Refused(f"Give the new version a name of at most {_LONGEST} letters, such as 2026-11.")
        if not source:
            raise Refused("Say where the new version's thresholds come from.")
        if name.casefold() in {each.casefold() for each in versions_of(work)}:
            raise Refused(f"There is a version {name} already.")
        rows = work.find(RiskRule, version=self.version)
        if not rows:
            raise Refused(f"Version {self.version} has no rows to copy.")
        keep_setting(work, "risk_version", table_in_force(work))
        work.put(RiskVersion(work.new_key(), name, source, None, None))
        work.put(*(replace(row, key=work.new_key(), version=name) for row in rows))


@dataclass(frozen=True, slots=True)
class ChangeSign:
    """Change where one sign of a version turns red and amber, or what its levels mean in words."""

    changed: RiskRule

    def title(self, reading: Reading) -> str:
        """Say what changes, from what to what."""
        held = reading.get(RiskRule, self.changed.key)
        before, after = _told(held), _told(self.changed)
        changes = [
            f"{level} {after[level]}, was {was}" for level, was in before.items() if after[level] != was
        ]
        return f"Risk table {held.version}, {sign_label(held)}: {'; '.join(changes) or 'as it was'}"

    def carry_out(self, work: Work) -> None:
        """Keep it; refuses a version that is signed off."""
        held = work.get(RiskRule, self.changed.key)
        refuse_signed(work, held.version)
        refuse_thresholds(self.changed)
        work.put(self.changed)


@dataclass(frozen=True, slots=True)
class SignTable:
    """Sign a version off: somebody named has verified it here, on a day."""

    version: str
    by: str
    on: date

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say who signed what, and when."""
        return f"Risk table {self.version} signed off by {' '.join(self.by.split())} on {shown_day(self.on)}"

    def carry_out(self, work: Work) -> None:
        """Keep the name and the day."""
        refuse_signed(work, self.version)
        if not work.find(RiskRule, version=self.version):
            raise Refused(f"Version {self.version} has no rows to sign off.")
        by = refuse_signing(self.by, self.on, local_day(work.now))
        held = version_called(work, self.version)
        kept = held or RiskVersion(work.new_key(), self.version, "Not recorded", None, None)
        work.put(replace(kept, signed_by=by, signed_on=self.on))


@dataclass(frozen=True, slots=True)
class UseTable:
    """Put a version in force: signs are red and amber by it from now on."""

    version: str

    def title(self, reading: Reading) -> str:
        """Say which version comes into force in place of which."""
        return f"Risk table {self.version} in force, in place of {table_in_force(reading) or 'none'}"

    def carry_out(self, work: Work) -> None:
        """Keep the choice."""
        if not work.find(RiskRule, version=self.version):
            raise Refused(f"Version {self.version} has no rows: nothing would be red or amber.")
        if table_in_force(work) == self.version and settings_of(work)["risk_version"]:
            raise Refused(f"Version {self.version} is in force already.")
        keep_setting(work, "risk_version", self.version)


@dataclass(frozen=True, slots=True)
class RemoveTable:
    """Take away a version nobody signed off and that is not in force."""

    version: str

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which version goes."""
        return f"Risk table {self.version} removed"

    def carry_out(self, work: Work) -> None:
        """Take its rows away, and the version."""
        refuse_signed(work, self.version)
        if table_in_force(work) == self.version:
            raise Refused(f"Version {self.version} is in force. Put another in force first.")
        work.remove(*work.find(RiskRule, version=self.version))
        held = version_called(work, self.version)
        if held is not None:
            work.remove(held)


def versions_of(reading: Reading) -> tuple[str, ...]:
    """Name every version of the table there is, in the order of their names."""
    named = {one.version for one in reading.find(RiskVersion)}
    return tuple(sorted(named | {rule.version for rule in reading.find(RiskRule)}))


def table_in_force(reading: Reading) -> str:
    """Name the version in force: the one chosen, or the first with rows where none was; empty where there is none."""
    chosen = settings_of(reading)["risk_version"]
    held = sorted({rule.version for rule in reading.find(RiskRule)})
    return chosen if chosen in held else next(iter(held), "")


def version_called(reading: Reading, version: str) -> RiskVersion | None:
    """Give a version's own record; None where only its rows are kept."""
    return next(iter(reading.find(RiskVersion, version=version)), None)


def refuse_signed(reading: Reading, version: str) -> None:
    """Refuse to touch a version somebody has signed off."""
    held = version_called(reading, version)
    if held is not None and held.signed_by is not None:
        raise Refused(
            f"Version {version} was signed off by {held.signed_by} on {shown_day(held.signed_on)} and stays as it is. "
            "Copy it and edit the copy."
        )


def refuse_signing(by: str, on: date, today: date) -> str:
    """Give the name of whoever signs; refuses nobody in particular, and a day to come."""
    name = " ".join(by.split())
    if len(name.split()) < 2:
        raise Refused("Give the whole name of the person who signs it off, such as Dr Ann Example.")
    if on > today:
        raise Refused("The day of the sign-off cannot lie in the future.")
    return name


def refuse_thresholds(rule: RiskRule) -> None:
    """Refuse thresholds by which a value worse than a red one would be less than red, or nothing would be green."""
    if is_judged(rule):
        return
    if rule.red_below is not None and rule.amber_below is not None and rule.red_below > rule.amber_below:
        raise Refused("Red begins no higher than amber where low values are worse.")
    if rule.red_from is not None and rule.amber_from is not None and rule.red_from < rule.amber_from:
        raise Refused("Red begins no lower than amber where high values are worse.")
    lows = [each for each in (rule.red_below, rule.amber_below) if each is not None]
    highs = [each for each in (rule.red_from, rule.amber_from) if each is not None]
    if lows and highs and max(lows) > min(highs):
        raise Refused("The low and the high thresholds overlap: no value would be green.")
    if not lows and not highs:
        raise Refused("Give at least one threshold, or the sign would never be red or amber.")


def levels_of(rule: RiskRule) -> dict[str, str]:
    """Say where a sign turns red and amber, by level: the words of a judged sign, or the thresholds."""
    if is_judged(rule):
        return {"red": rule.red_words or "no words", "amber": rule.amber_words or "no words"}
    return {
        "red": threshold_words(rule, rule.red_below, rule.red_from),
        "amber": threshold_words(rule, rule.amber_below, rule.amber_from),
    }


def _told(rule: RiskRule) -> dict[str, str]:
    """Say everything of a sign that can be changed, each by what it is."""
    told = {**levels_of(rule), "worse when it": "falls" if rule.falling_is_worse else "rises"}
    words = {"red": rule.red_words, "amber": rule.amber_words, "green": rule.green_words}
    return told | {f"{level} in words": said or "none" for level, said in words.items()}


def threshold_words(rule: RiskRule, below: float | None, from_: float | None) -> str:
    """Say a threshold in words, such as below 13.0 or 40.0 or more."""
    parts = []
    if below is not None:
        parts.append(f"below {below:.{rule.decimals}f}")
    if from_ is not None:
        parts.append(f"{from_:.{rule.decimals}f} or more")
    return f"{' or '.join(parts)} {rule.unit}".strip() if parts else "no threshold"


def sign_label(rule: RiskRule) -> str:
    """Name a sign with the patients its row is for."""
    whom = [{"F": "women", "M": "men"}[rule.sex]] if rule.sex in {"F", "M"} else []
    whom += [] if rule.population == "adult" else ["under 18"]
    return f"{rule.label} ({', '.join(whom)})" if whom else rule.label
