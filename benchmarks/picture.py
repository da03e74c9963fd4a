"""The growth of all formats as one SVG picture: the cost of a row or a page over how many there are.

Written by hand, since it needs two axes and some lines: no package has to be there, and the same figures make the same bytes.
"""

import math
from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.growing import Point, Series

_WIDE, _HIGH = 720, 300  # a panel, in pixels
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 96, 40, 48
_COLOURS = ("#1b6ca8", "#b4531a", "#3a7d34", "#7a3b8f")
_DASHES = ("", "7 3", "2 3", "9 3 2 3")
"""Lines are told apart without their colours, too."""


def to_svg(series: Sequence[Series], conditions: str) -> str:
    """Draw one panel for what is counted in rows and one for pages; the cost stands on an axis from 0."""
    panels = [[each for each in series if each.unit == unit] for unit in dict.fromkeys(each.unit for each in series)]
    high = _HIGH * len(panels) + 24
    drawn = "\n".join(line for at, panel in enumerate(panels) for line in _panel(panel, at * _HIGH))
    told = "; ".join(
        f"{each.name}: {_told(each.points[0], each.unit)} to {_told(each.points[-1], each.unit)}" for each in series
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" width="{_WIDE}" height="{high}" '
        'font-family="sans-serif" font-size="12" role="img" aria-labelledby="title desc">\n'
        f'<title id="title">Cost of a row and of a page</title>\n<desc id="desc">{escape(told)}</desc>\n'
        f'<rect width="{_WIDE}" height="{high}" fill="white"/>\n{drawn}\n'
        f'<text x="{_WIDE - 8}" y="{high - 8}" text-anchor="end" fill="#666">{escape(conditions)}</text>\n</svg>\n'
    )


def _told(point: Point, unit: str) -> str:
    return f"{point.milliseconds:.3g} ms a {unit} at {point.size:,}"


def _panel(panel: Sequence[Series], down: int) -> Iterator[str]:
    unit = panel[0].unit
    points = [point for each in panel for point in each.points]
    sizes = [point.size for point in points]
    first, last = math.log10(min(sizes)), math.log10(max(sizes))
    top = _round_up(max(point.milliseconds for point in points))

    def x(size: float) -> float:
        return _LEFT + (math.log10(size) - first) / ((last - first) or 1) * (_WIDE - _LEFT - _RIGHT)

    def y(milliseconds: float) -> float:
        return down + _HIGH - _BOTTOM - milliseconds / top * (_HIGH - _TOP - _BOTTOM)

    yield f'<text x="{_LEFT}" y="{down + 22}" font-weight="bold">Milliseconds a {unit}, over the number of {unit}s</text>'
    for step in range(5):
        cost = top * step / 4
        yield f'<path d="M{_LEFT} {y(cost):.1f}H{_WIDE - _RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y(cost) + 4:.1f}" text-anchor="end">{cost:.3g}</text>'
    for size in sorted({*panel[0].points[:: max(1, (len(panel[0].points) - 1) // 4)], panel[0].points[-1]}):
        yield f'<text x="{x(size.size):.1f}" y="{down + _HIGH - _BOTTOM + 20}" text-anchor="middle">{size.size:,}</text>'
    for number, each in enumerate(panel):
        colour, dash = _COLOURS[number % len(_COLOURS)], _DASHES[number % len(_DASHES)]
        line = " ".join(f"{x(point.size):.1f},{y(point.milliseconds):.1f}" for point in each.points)
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        for point in each.points:
            yield f'<circle cx="{x(point.size):.1f}" cy="{y(point.milliseconds):.1f}" r="3" fill="{colour}"/>'
        at = down + _TOP + 16 * number
        yield f'<path d="M{_WIDE - _RIGHT + 12} {at}h24" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        yield f'<text x="{_WIDE - _RIGHT + 42}" y="{at + 4}" fill="{colour}">{escape(each.name)}</text>'


def _round_up(value: float) -> float:
    """Return a round number that is no smaller: 1, 2, 4 or 8 with zeros."""
    unit: float = 10.0 ** math.floor(math.log10(value)) if value > 0 else 1.0
    return next(step * unit for step in (1, 2, 4, 8, 10) if step * unit >= value)
