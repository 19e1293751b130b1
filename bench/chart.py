"""Bar charts as SVG: readable as text, the same bytes for the same figures, right on a light and on a dark page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10
from typing import NamedTuple

_WIDTH, _LEFT, _RIGHT, _ROW, _HEAD = 720, 250, 120, 22, 34
_STYLE = (
    "text{font:13px sans-serif;fill:#777}.b{fill:#999}.o{fill:#2a7}.i{stroke:#777;stroke-width:1.5}"
    "@media(prefers-color-scheme:dark){text{fill:#aaa}.b{fill:#777}.i{stroke:#ccc}}"
)


class Bar(NamedTuple):
    """A figure with its 95 % interval; ``ours`` is drawn in colour."""

    label: str
    value: float
    low: float
    high: float
    ours: bool = False


def bars(title: str, rows: Sequence[Bar], unit: str = "", logarithmic: bool = False) -> str:
    """Draw bars from 0 to the greatest figure, or from the power of ten below the least on a logarithmic scale.

    >>> bars("F1", [Bar("one", 0.5, 0.4, 0.6)]).count("<rect")
    1
    """
    top = max(bar.high for bar in rows)
    floor = 10.0 ** int(log10(min(bar.low for bar in rows)) - 1) if logarithmic else 0.0

    def x(value: float) -> float:
        part = log10(max(value, floor) / floor) / log10(top / floor) if logarithmic else value / top
        return round(_LEFT + part * (_WIDTH - _LEFT - _RIGHT), 1)

    lines = []
    for i, bar in enumerate(rows):
        y = _HEAD + i * _ROW
        middle = y + _ROW / 2 - 2
        shown = f"{bar.value:.3g}{unit}" if unit else f"{bar.value:.3f}"
        lines += [
            f'<text x="{_LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(bar.label)}</text>',
            f'<rect class="{"o" if bar.ours else "b"}" x="{_LEFT}" y="{y + 2}" width="{x(bar.value) - _LEFT:.1f}" height="{_ROW - 7}"/>',
            f'<line class="i" x1="{x(bar.low)}" x2="{x(bar.high)}" y1="{middle}" y2="{middle}"/>',
            f'<text x="{x(bar.high) + 6}" y="{y + 14}">{shown}</text>',
        ]
    height = _HEAD + len(rows) * _ROW + 8
    scale = ", logarithmic scale" if logarithmic else ""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img">',
            f"<title>{escape(title)}</title><style>{_STYLE}</style>",
            f'<text x="4" y="20">{escape(title)}{scale}; lines are 95 % intervals</text>',
            *lines,
            "</svg>\n",
        ]
    )
