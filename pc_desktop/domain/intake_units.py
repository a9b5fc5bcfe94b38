"""Units as people write them beside a number, and whether they are the unit a sign is kept in."""

from typing import Final

_GROUPS: Final = (
    frozenset({"kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogrammes"}),
    frozenset({"m", "metre", "metres", "meter", "meters"}),
    frozenset({"cm", "cms", "centimetre", "centimetres"}),
    frozenset({"kg/m2", "kg/m^2", "kgm2", "kgm-2"}),
    frozenset({"bpm", "/min", "/minute", "aminute", "beats/min", "beats/minute", "beatsaminute"}),
    frozenset({"c", "°c", "degc", "degreesc", "celsius"}),
    frozenset({"kg/week", "kg/wk", "kgaweek", "kg/w"}),
    frozenset({"%", "percent"}),
)
_METRES, _CENTIMETRES, _MASS_INDEX = _GROUPS[1], _GROUPS[2], _GROUPS[3]
_SHORTEST_IN_CM: Final = 3.0


def agrees(sign: str, kept: str, said: str) -> bool:
    """Tell whether a unit written is the one a sign is kept in; none written is taken for it."""
    plain, wanted = _plain(said), _plain(kept)
    if not plain or plain == wanted:
        return True
    if sign == "height":
        return plain in _METRES | _CENTIMETRES
    if sign == "bmi" and plain in _MASS_INDEX:
        return True
    return any(plain in group and wanted in group for group in _GROUPS)


def in_unit(value: float, said: str, kept: str) -> float:
    """Give a height in the unit it is kept in, metres or centimetres, whichever it was written in."""
    plain = _plain(said)
    metres = plain in _METRES or (plain not in _CENTIMETRES and value < _SHORTEST_IN_CM)
    if _plain(kept) in _METRES:
        return value if metres else round(value / 100, 3)
    return round(value * 100, 1) if metres else value


def body_mass_index(weight: float, height: float) -> float | None:
    """Give kilograms over metres squared to one decimal; None where the height cannot be one.

    The height is in metres, or in centimetres where it is too large for that.
    """
    metres = height if height < _SHORTEST_IN_CM else height / 100
    return round(weight / metres**2, 1) if 0.5 <= metres <= 2.5 else None


def _plain(unit: str) -> str:
    """Make a unit comparable."""
    plain = "".join(unit.casefold().split()).strip(".")
    return plain.replace("²", "2").replace("per", "/")
