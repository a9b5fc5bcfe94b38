"""What two laptops wrote apart, woven together: field by field, and what clashes is for people to choose.

Nothing here writes. `Weave.woven` gives how every fact becomes, `Weave.clashes` what must be chosen first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import CheckConstraint, Connection, UniqueConstraint

from pc_desktop.domain.kinds import KINDS
from pc_desktop.services.merging import OURS, Clash
from pc_desktop.store.codec import Row, codec_of
from pc_desktop.store.crossing import crossings, emptied
from pc_desktop.store.erasing import PARENTS
from pc_desktop.store.letters import told_apart
from pc_desktop.store.lineage import WHOLE, Known, Lineage, Place, Point, row_of, touched
from pc_desktop.store.tables import FACT_TABLES

Choices = Mapping[str, str]
"""What people chose: `ours` or `theirs` by the key of the clash."""
Rows = dict[Place, Row | None]
_ONCE: Final = {
    name: [
        tuple(column.name for column in one.columns)
        for one in table.constraints
        if isinstance(one, UniqueConstraint) and "key" not in {column.name for column in one.columns}
    ]
    for name, table in FACT_TABLES.items()
}
"""What may stand only once in each table, besides the key."""
_ENDS: Final = {
    name: [
        tuple(str(one.name).removeprefix(f"ck_{name}_").split("_after_"))
        for one in table.constraints
        if isinstance(one, CheckConstraint) and "_after_" in str(one.name)
    ]
    for name, table in FACT_TABLES.items()
}
"""Which field of each table may not come before which."""


@dataclass(slots=True)
class Woven:
    """How facts become: as copied from the other laptop, once people have chosen, and with references told apart."""

    before: Rows = field(default_factory=dict)
    copied: Rows = field(default_factory=dict)
    chosen: Rows = field(default_factory=dict)
    parted: Rows = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    def now(self, place: Place) -> Row | None:
        """Give how a fact ends up."""
        for rows in (self.parted, self.chosen, self.copied, self.before):
            if place in rows:
                return rows[place]
        return None


class Weave:
    """Weaves the facts of another laptop's chain, up to one of its steps, into the tables here."""

    def __init__(self, connection: Connection, ours: Point, theirs: Point, erased: Iterable[Place]) -> None:
        """Find out what either wrote that the other does not know."""
        self._connection = connection
        self._lineage = Lineage(connection)
        self._ours, self._theirs = ours, theirs
        self._erased = frozenset(erased)
        self.ours_know: Known = self._lineage.known_at(ours)
        self.theirs_know: Known = self._lineage.known_at(theirs)
        self._places = touched(connection, theirs[0], self.ours_know.get(theirs[0], 0))
        self._places |= touched(connection, ours[0], self.theirs_know.get(ours[0], 0))
        self._lineage.read_writes(self._places)

    def weave(self, choices: Choices, rows: Callable[[str], Mapping[str, Row]]) -> Woven:
        """Weave under some choices; `rows` gives a table's rows here by their keys."""
        woven = Woven()
        for place in sorted(self._places, key=lambda one: (list(KINDS).index(one[0]), one[1])):
            kind, key = place
            mine = rows(kind).get(key)
            woven.before[place] = mine
            if place in self._erased:
                if mine is not None:
                    woven.copied[place] = None
                continue
            image = self._lineage.image_at(self._theirs, place)
            theirs = None if image is None else row_of(kind, image)
            if mine != theirs:
                self._weave_one(place, mine, theirs, choices, woven)
        self._bring_parents_back(woven, rows)
        _part_references(woven, rows)
        _choose_one_of_two(woven, choices, rows)
        _choose_whose_bed(woven, choices, rows)
        return woven

    def _weave_one(
        self, place: Place, mine: Row | None, theirs: Row | None, choices: Choices, woven: Woven
    ) -> None:
        """Weave one fact that differs."""
        if mine is None or theirs is None:
            self._weave_whole(place, mine, theirs, choices, woven)
            return
        kind, taken, apart = place[0], list(mine), []
        for at, name in enumerate(codec_of(kind).fields):
            if mine[at] == theirs[at]:
                continue
            ours_new = self._lineage.is_news(self._ours, place, name, self.theirs_know)
            theirs_new = self._lineage.is_news(self._theirs, place, name, self.ours_know)
            if theirs_new and not ours_new:
                taken[at] = theirs[at]
            elif ours_new == theirs_new:
                apart.append(at)
        mixed = tuple(taken)
        if _breaks(kind, mixed):
            _decide(woven, place, WHOLE, mine, theirs, choices)
            return
        if mixed != mine:
            woven.copied[place] = mixed
        for at in apart:
            _decide_field(woven, place, at, (mine, theirs), choices)

    def _weave_whole(
        self, place: Place, mine: Row | None, theirs: Row | None, choices: Choices, woven: Woven
    ) -> None:
        """Weave a fact only one side has: new there, taken away here, or both at once."""
        names = codec_of(place[0]).fields
        ours_new = any(
            self._lineage.is_news(self._ours, place, name, self.theirs_know)
            for name in ((WHOLE,) if mine is None else names)
        )
        theirs_new = any(
            self._lineage.is_news(self._theirs, place, name, self.ours_know)
            for name in ((WHOLE,) if theirs is None else names)
        )
        if ours_new and theirs_new:
            _decide(woven, place, WHOLE, mine, theirs, choices)
        elif theirs_new or (not ours_new and mine is None):
            woven.copied[place] = theirs

    def _bring_parents_back(self, woven: Woven, rows: Callable[[str], Mapping[str, Row]]) -> None:
        """Keep what one side took away while the other came to refer to it."""
        todo = [place for place in woven.before if woven.now(place) is not None]
        while todo:
            kind, key = todo.pop()
            row = woven.now((kind, key))
            if row is None:
                continue
            for name, parent in PARENTS[kind]:
                there = row[codec_of(kind).place[name]]
                if there is None or (parent, there) in self._erased:
                    continue
                if self._is_there(woven, (parent, there), rows):
                    continue
                image = self._lineage.image_at(self._theirs, (parent, there))
                mine = rows(parent).get(there)
                theirs = None if image is None else row_of(parent, image)
                kept = mine if mine is not None else theirs
                woven.before.setdefault((parent, there), mine)
                woven.copied[parent, there] = kept
                woven.chosen.pop((parent, there), None)
                todo.append((parent, there))

    @staticmethod
    def _is_there(woven: Woven, place: Place, rows: Callable[[str], Mapping[str, Row]]) -> bool:
        """Tell whether a fact is there once all is woven."""
        if place in woven.before:
            return woven.now(place) is not None
        return place[1] in rows(place[0])


def _breaks(kind: str, row: Row) -> bool:
    """Tell whether an end would come before its beginning."""
    place = codec_of(kind).place
    return any(
        row[place[end]] is not None and row[place[start]] is not None and row[place[end]] < row[place[start]]
        for end, start in _ENDS[kind]
    )


def _decide_field(woven: Woven, place: Place, at: int, both: tuple[Row, Row], choices: Choices) -> None:
    """Let people choose one field: the value not chosen is written first, so that it stays in the journal."""
    mine, theirs = both
    kind, name = place[0], codec_of(place[0]).fields[at]
    key = f"{kind}/{place[1]}/{name}"
    choice = choices.get(key)
    if choice is None:
        woven.clashes.append(Clash(key, kind, place[1], name, mine, theirs))
        return
    copied = list(woven.copied.get(place) or mine)
    chosen = list(woven.chosen.get(place) or copied)
    copied[at] = theirs[at] if choice == OURS else mine[at]
    chosen[at] = mine[at] if choice == OURS else theirs[at]
    woven.copied[place] = tuple(copied)
    woven.chosen[place] = tuple(chosen)


def _decide(
    woven: Woven, place: Place, name: str, mine: Row | None, theirs: Row | None, choices: Choices
) -> None:
    """Let people choose a fact whole."""
    key = f"{place[0]}/{place[1]}/{name}"
    choice = choices.get(key)
    if choice is None:
        woven.clashes.append(Clash(key, place[0], place[1], name, mine, theirs))
        return
    woven.copied[place] = theirs if choice == OURS else mine
    woven.chosen[place] = mine if choice == OURS else theirs


def _all_rows(woven: Woven, kind: str, rows: Callable[[str], Mapping[str, Row]]) -> dict[str, Row]:
    """Give a table as it ends up."""
    found = dict(rows(kind))
    for of, key in woven.before:
        if of == kind:
            row = woven.now((kind, key))
            if row is None:
                found.pop(key, None)
            else:
                found[key] = row
    return found


def _part_references(woven: Woven, rows: Callable[[str], Mapping[str, Row]]) -> None:
    """Give references of their own to referrals that two laptops gave one, so that it names neither by itself."""
    if "referral" not in {kind for kind, _ in woven.before}:
        return
    at = codec_of("referral").place["ref"]
    everybody = _all_rows(woven, "referral", rows)
    for key, ref in told_apart({key: str(row[at]) for key, row in everybody.items()}).items():
        row = everybody[key]
        woven.before.setdefault(("referral", key), row)
        woven.parted["referral", key] = (*row[:at], ref, *row[at + 1 :])


def _choose_one_of_two(woven: Woven, choices: Choices, rows: Callable[[str], Mapping[str, Row]]) -> None:
    """Let people choose where both sides made a fact of which there may be only one."""
    for kind in {kind for kind, _ in woven.before}:
        for names in _ONCE[kind]:
            seen: dict[tuple[object, ...], str] = {}
            for key, row in sorted(_all_rows(woven, kind, rows).items()):
                worth = tuple(row[codec_of(kind).place[name]] for name in names)
                other = seen.setdefault(worth, key)
                if other != key and None not in worth:
                    _part(woven, kind, sorted((other, key), key=lambda one: one not in rows(kind)), choices)


def _part(woven: Woven, kind: str, keys: list[str], choices: Choices) -> None:
    """Keep one of two facts that cannot both stand: the first is ours."""
    mine, theirs = keys
    key = f"{kind}/{mine}/{theirs}"
    rows = [woven.now((kind, one)) for one in keys]
    choice = choices.get(key)
    if choice is None:
        woven.clashes.append(Clash(key, kind, mine, WHOLE, rows[0], rows[1], other=theirs))
        return
    loser = theirs if choice == OURS else mine
    woven.before.setdefault((kind, loser), rows[keys.index(loser)])
    woven.chosen[kind, loser] = None


def _choose_whose_bed(woven: Woven, choices: Choices, rows: Callable[[str], Mapping[str, Row]]) -> None:
    """Let people choose where both sides gave one bed, or two beds to one patient: the other lapses as it began."""
    if not {"occupation", "hold"} & {kind for kind, _ in woven.before}:
        return
    undecided: set[str] = set()
    for _ in range(10_000):
        pair = next(_open_crossings(woven, rows, undecided), None)
        if pair is None:
            return
        key, mine, theirs = pair
        choice = choices.get(key)
        both = woven.now(mine) or (), woven.now(theirs) or ()
        if choice is None:
            undecided.add(key)
            clash = Clash(
                key, mine[0], mine[1], WHOLE, both[0], both[1], other=theirs[1], other_kind=theirs[0]
            )
            woven.clashes.append(clash)
            continue
        loser, winner = (theirs, mine) if choice == OURS else (mine, theirs)
        row = woven.now(loser) or ()
        woven.before.setdefault(loser, row)
        woven.chosen[loser] = emptied(loser[0], row, winner[0], woven.now(winner) or ())


def _open_crossings(
    woven: Woven, rows: Callable[[str], Mapping[str, Row]], undecided: set[str]
) -> Iterator[tuple[str, Place, Place]]:
    """Find two spans that exclude one another; what stood here already is named first."""
    tables = {kind: _all_rows(woven, kind, rows) for kind in ("occupation", "hold")}
    for one, other in crossings(tables):
        mine, theirs = sorted((one, other), key=lambda place: (woven.before.get(place, ()) is None, place))
        key = f"{mine[0]}/{mine[1]}/{theirs[0]}/{theirs[1]}"
        if key not in undecided:
            yield key, mine, theirs
