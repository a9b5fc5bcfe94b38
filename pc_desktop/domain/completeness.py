"""How complete a referral is: what is there, how old it is, what is stale and what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.profile import Item
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.severity import Measurement

_UNSAID = frozenset({"", "99"})
"""What a field of a referral holds where nobody said: nothing, or the national code for not known."""


@dataclass(frozen=True, slots=True)
class Part:
    """One item of the list: present, stale or missing, with its day where it has one.

    `stale_after` is in days, None where the item does not age.
    """

    item: Item
    status: str
    taken: date | None
    stale_after: int | None
    age: int | None

    def words(self) -> str:
        """Say what there is and how old it is."""
        if self.status == "missing":
            return "not recorded"
        if self.age is None:
            return "recorded"
        old = "today" if self.age == 0 else f"{counted(self.age, 'day')} old"
        if self.status == "stale":
            return f"{old}, more than {counted(self.stale_after or 0, 'day')}"
        return old


@dataclass(frozen=True, slots=True)
class Completeness:
    """All items of one referral in the order of the list; only required ones count."""

    parts: tuple[Part, ...]

    @property
    def required(self) -> tuple[Part, ...]:
        """Give the parts that count."""
        return tuple(part for part in self.parts if part.item.required)

    @property
    def there(self) -> int:
        """Count the required parts that are there and not stale."""
        return sum(part.status == "present" for part in self.required)

    @property
    def wanted(self) -> tuple[Part, ...]:
        """Give the required parts that are missing or stale."""
        return tuple(part for part in self.required if part.status != "present")

    @property
    def percent(self) -> int:
        """Give how much is there, in whole per cent rounded down; all of it where nothing is required."""
        return self.there * 100 // len(self.required) if self.required else 100

    def words(self) -> str:
        """Say how much is there in a sentence."""
        missing = sum(part.status == "missing" for part in self.wanted)
        stale = len(self.wanted) - missing
        said = f"{self.there} of {len(self.required)} recorded"
        parts = [
            words
            for words, count in ((f"{missing} missing", missing), (f"{stale} out of date", stale))
            if count
        ]
        return f"{said}; {', '.join(parts)}" if parts else said


def completeness(
    referral: Referral,
    measurements: Iterable[Measurement],
    findings: Iterable[Finding],
    items: Iterable[Item],
    settings: Mapping[str, str],
    today: date,
) -> Completeness:
    """Compare what is known of a referral with the list of its profile, as known on `today`.

    `settings` give the days after which an item is stale, by the name the item states. A finding under the name of a
    field says that there is nothing to say, such as no special needs.
    """
    measured = _latest((one.sign, one.taken) for one in measurements if one.taken <= today)
    found = _latest((one.item, one.taken) for one in findings if one.taken <= today and one.words.strip())
    return Completeness(tuple(_part(item, referral, measured, found, settings, today) for item in items))


def _latest(dated: Iterable[tuple[str, date]]) -> dict[str, date]:
    """Give the latest day of each thing."""
    latest: dict[str, date] = {}
    for name, day in dated:
        latest[name] = max(day, latest.get(name, day))
    return latest


def _part(
    item: Item,
    referral: Referral,
    measured: Mapping[str, date],
    found: Mapping[str, date],
    settings: Mapping[str, str],
    today: date,
) -> Part:
    """Tell how one item stands."""
    if item.kind == "referral":
        said = getattr(referral, item.key, None)
        is_said = (bool(said) and said not in _UNSAID) or item.key in found
        return Part(item, "present" if is_said else "missing", None, None, None)
    taken = (measured if item.kind == "measurement" else found).get(item.key)
    if taken is None:
        return Part(item, "missing", None, None, None)
    age = (today - taken).days
    limit = int(settings[item.stale]) if item.stale else None
    return Part(item, "stale" if limit is not None and age > limit else "present", taken, limit, age)
