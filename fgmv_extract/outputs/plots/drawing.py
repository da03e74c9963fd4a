"""The plots, drawn with matplotlib (the extra ``plot``); the same numbers give the same SVG."""

import datetime as dt
import io
import textwrap
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fgmv_extract.errors import MissingExtraError
from fgmv_extract.outputs.plots.figures import Panel, Waiting

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer
    from matplotlib.figure import Figure

_COLOURS = {
    "allocated": "#1f4e9c",
    "suggested": "#7fa7de",
    "information": "#b8b8b8",
    "status not said": "#d9c48f",
    "agreed": "#2e7d32",
    "planned": "#a5d6a7",
}
_DARK = {"allocated", "agreed"}
_LONGEST, _LINE = 180, 100
"""Characters of a condition that are shown, and of a line of it."""
_DATELESS = {"svg": {"Date": None}, "pdf": {"CreationDate": None, "ModDate": None}, "png": {"Software": None}}
FORMATS = tuple(_DATELESS)
"""What can be drawn."""


def bars(title: str, panels: Sequence[Panel], series: Sequence[str], kind: str) -> bytes:
    """Return panels of stacked bars as an image of one of ``FORMATS``; raises ``MissingExtraError`` without matplotlib."""
    names = list(dict.fromkeys(name for panel in panels for name in panel.bars))
    figure, axes = _figure(title, max(1, len(panels)), len(names))
    shown: dict[str, BarContainer] = {}
    for axis, panel in zip(axes, panels, strict=False):
        shown |= _stack(axis, panel, names, series)
    if panels:
        labels = [each for each in series if each in shown]
        handles = [shown[each].patches[0] for each in labels]
        figure.legend(handles, labels, loc="outside lower center", ncols=len(labels), frameon=False)
    else:
        _nothing(axes[0])
    return _drawn(figure, kind)


def _stack(axis: "Axes", panel: Panel, names: Sequence[str], series: Sequence[str]) -> "dict[str, BarContainer]":
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415  as below

    left = [0] * len(names)
    shown = {}
    for each in series:
        widths = [panel.bars.get(name, {}).get(each, 0) for name in names]
        if any(widths):
            shown[each] = axis.barh(names, widths, left=left, color=_COLOURS[each])
            told = [str(width) if width else "" for width in widths]
            ink = "white" if each in _DARK else "black"
            axis.bar_label(shown[each], told, label_type="center", fontsize=7, color=ink)
        left = [at + width for at, width in zip(left, widths, strict=True)]
    axis.set_title(_shown(panel.heading), fontsize=9)
    axis.set_xlabel("deliverables")
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    axis.set_ylim(len(names) - 0.5, -0.5)  # the first name on top
    return shown


def waiting(title: str, items: Sequence[Waiting], kind: str) -> bytes:
    """Return the work items that wait, from the statement that says so to the day they wait for; raises as ``bars``."""
    figure, (axis, *_) = _figure(title, 1, 3 * len(items))
    if not items:
        _nothing(axis)
        return _drawn(figure, kind)
    days = [day.toordinal() for item in items for day in (item.since, item.until) if day is not None]
    first, last = (min(days), max(days)) if days else (0, 0)
    room = max(7, last - first)
    for row, item in enumerate(items):
        since = item.since.toordinal() if item.since else first
        until = item.until.toordinal() if item.until else last + room // 4
        hatch = None if item.until else "//"  # nobody knows until when
        axis.barh(row, until - since, left=since, height=0.35, color="#e0a030", hatch=hatch)
        told = textwrap.shorten(_shown(item.condition), _LONGEST, placeholder=" …")
        axis.text(first, row - 0.22, textwrap.fill(told, _LINE), va="bottom", fontsize=7)
    axis.set_yticks(range(len(items)), [_shown(item.name) for item in items])
    axis.set_ylim(len(items) - 0.5, -0.8)
    axis.set_xlim(first - room / 10, first + 1.5 * room)
    axis.set_xticks(sorted(set(days)), [dt.date.fromordinal(day).isoformat() for day in sorted(set(days))], rotation=20)
    return _drawn(figure, kind)


def _figure(title: str, panels: int, rows: int) -> "tuple[Figure, Sequence[Axes]]":
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415  an extra, and slow to import
    except ImportError as error:
        remedy = "pip install 'fgmv-extract[plot]'"
        raise MissingExtraError("plot", "needs matplotlib, which is not installed", remedy) from error
    figure = Figure(figsize=(max(7.0, 3.2 * panels), min(40.0, 1.8 + 0.25 * rows)), layout="constrained")
    figure.suptitle(title)
    axes = figure.subplots(1, panels, sharex=True, sharey=True, squeeze=False)
    return figure, list(axes[0])


def _shown(text: str) -> str:
    """Leave out what no picture, and no XML, can hold."""
    return "".join(character for character in text if character.isprintable())


def _nothing(axis: "Axes") -> None:
    axis.set_axis_off()
    axis.text(0.5, 0.5, "nothing to show", ha="center", va="center", transform=axis.transAxes)


def _drawn(figure: "Figure", kind: str) -> bytes:
    from matplotlib import rc_context  # noqa: PLC0415  as above

    stream = io.BytesIO()
    with (
        warnings.catch_warnings(),
        rc_context({"svg.hashsalt": "fgmv-extract", "svg.fonttype": "none", "text.parse_math": False}),
    ):
        warnings.filterwarnings("ignore", message="Glyph")  # a sign that the font lacks is drawn as a box
        figure.savefig(stream, format=kind, dpi=150, metadata=_DATELESS[kind])
    return stream.getvalue()
