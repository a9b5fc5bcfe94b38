"""Finds room for labels: none over another, none beyond the edge."""

from collections.abc import Sequence


def label_places(
    spots: Sequence[float], widths: Sequence[float], room: tuple[float, float], gap: float
) -> tuple[tuple[float, int], ...]:
    """Place labels beside their spots; gives for each its left edge and its row, the topmost being 0.

    A label begins a gap to the right of its spot, or ends a gap to its left where it would leave the room; where
    neither fits it lies over its spot. A label wider than the room begins with it. All lengths are in one unit.
    """
    left_edge, right_edge = room
    ends: list[list[tuple[float, float]]] = []
    places = []
    for spot, width in zip(spots, widths, strict=True):
        if spot + gap + width <= right_edge:
            left = spot + gap
        elif spot - gap - width >= left_edge:
            left = spot - gap - width
        else:
            left = spot - width / 2
        left = max(left_edge, min(left, right_edge - width))
        row = next(
            (at for at, taken in enumerate(ends) if _is_free(taken, left, left + width, gap)), len(ends)
        )
        if row == len(ends):
            ends.append([])
        ends[row].append((left, left + width))
        places.append((left, row))
    return tuple(places)


def _is_free(taken: Sequence[tuple[float, float]], left: float, right: float, gap: float) -> bool:
    """Tell whether a stretch of a row touches none that is taken."""
    return all(right + gap <= begin or end + gap <= left for begin, end in taken)


def every_which(width: float, step: float) -> int:
    """Choose how many months lie between labels of a width, one month being `step` wide.

    Gives 1, 2, 3, 6, or as many whole years as it takes.
    """
    for months in (1, 2, 3, 6):
        if months * step >= width:
            return months
    months = 12
    while step > 0 and months * step < width:
        months += 12
    return months


def apart(levels: Sequence[float], least: float) -> tuple[int, ...]:
    """Keep the levels that are apart from all kept before them; gives their places in the order asked."""
    kept: list[int] = []
    for at, level in enumerate(levels):
        if all(abs(level - levels[other]) >= least for other in kept):
            kept.append(at)
    return tuple(kept)
