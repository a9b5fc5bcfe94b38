"""How far it is between two postcode districts, in a straight line."""

from collections.abc import Callable, Mapping
from math import asin, cos, hypot, radians, sin
from typing import Final

Miles = Callable[[str | None, str | None], float | None]
"""Tells the miles between two postcode districts; None where either is not known."""

_Point = tuple[float, float, float]

_EARTH_RADIUS_MILES: Final = 6371.0088 / 1.609344
"""The mean radius of the Earth (IUGG: 6371.0088 km) in statute miles (1.609344 km)."""


class Gazetteer:
    """Knows where postcode districts lie."""

    def __init__(self, places: Mapping[str, tuple[float, float]]) -> None:
        """Learn the centre of each district: latitude and longitude in degrees, by outcode such as CV5."""
        self._points = {_tidied(outcode): _point(*centre) for outcode, centre in places.items()}

    def miles(self, outcode_a: str | None, outcode_b: str | None) -> float | None:
        """Measure the great circle between the centres of two districts, in statute miles.

        Letter case and spaces do not matter. None where either is not recorded or not known: no distance is
        guessed.
        """
        if outcode_a is None or outcode_b is None:
            return None
        start, end = self._point_of(outcode_a), self._point_of(outcode_b)
        if start is None or end is None:
            return None
        chord = hypot(start[0] - end[0], start[1] - end[1], start[2] - end[2])
        return 2 * _EARTH_RADIUS_MILES * asin(min(1.0, chord / 2))

    def _point_of(self, outcode: str) -> _Point | None:
        """Find a district; most outcodes are written as they are looked up already."""
        return self._points.get(outcode) or self._points.get(_tidied(outcode))


def _tidied(outcode: str) -> str:
    """Write an outcode as it is looked up: capitals, no spaces."""
    return "".join(outcode.split()).upper()


def _point(latitude: float, longitude: float) -> _Point:
    """Place a point of the globe on a sphere of radius one, where short chords keep their precision."""
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def miles_words(miles: float | None) -> str:
    """Say a distance to the nearest mile, such as 19 miles; an unknown one as distance not known."""
    if miles is None:
        return "distance not known"
    whole = int(miles + 0.5)
    if whole == 0:
        return "under a mile"
    return "1 mile" if whole == 1 else f"{whole} miles"
