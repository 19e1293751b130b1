"""Draw an answer: from the name that was asked for, over the evidence of each candidate, to the decision."""

from __future__ import annotations

from html import escape
from math import exp

from aliasmap.decide import Thresholds
from aliasmap.model import Candidate, Resolution

_WIDTH, _ROW, _NAMES, _ZERO, _SCALE = 620, 24, 26, 250, 13.0  # pixels; _SCALE of them for a weight of 1
_STYLE = (
    "text{font:14px sans-serif;fill:#333}.h{font-weight:bold}.q{fill:#666}.n{text-anchor:end}"
    ".s{fill:none;stroke:#999}.f{fill:#2a7}.a{fill:#c55}.p{fill:#58c}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.q{fill:#aaa}.s{stroke:#777}.a{fill:#e77}.p{fill:#7ae}}"
)


class _Sheet:
    """Lines of SVG, from the top down; ``y`` is the top of the next row."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.y = 8.0

    def text(self, x: float, content: str, kind: str = "") -> None:
        """Write in the current row."""
        self.lines.append(f'<text class="{kind}" x="{x:g}" y="{self.y + 16:g}">{escape(content)}</text>')

    def bar(self, start: float, length: float, kind: str) -> None:
        """Draw a bar in the current row; a negative length goes to the left."""
        x = start + min(length, 0.0)
        self.lines.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{self.y + 4:g}" width="{abs(length):.1f}" height="14" rx="2"/>'
        )

    def stage(self, word: str, what: str) -> None:
        """Draw the arrow to the next stage, with its name."""
        top = self.y
        self.lines.append(f'<path class="s" d="M14 {top:g}v24m-5 -6l5 6l5 -6"/>')
        self.y += 2
        self.text(30, word, "h")
        self.text(132, what, "q")
        self.y += _ROW + 6

    def candidate(self, one: Candidate, odds: float) -> None:
        """Draw a candidate: a bar for each piece of evidence, then their sum."""
        self.text(8, one.id, "h")
        self.text(110, one.name)
        self.y += _ROW
        for e in one.evidence:
            self.text(_NAMES, e.kind)
            self.bar(_ZERO, e.weight * _SCALE, "f" if e.weight > 0 else "a")
            self.text(_ZERO + max(e.weight, 0.0) * _SCALE + 8, f"{e.weight:+.1f}", "q")
            self.y += _ROW
        self.text(_NAMES, "sum")
        self.text(_ZERO + 8, f"{odds:.1f}, so e to the power {odds:.1f} = {_number(exp(odds))}", "q")
        self.y += _ROW + 6

    def share(self, label: str, score: float) -> None:
        """Draw a share of the probability."""
        self.text(_NAMES, label)
        self.bar(_ZERO, score * 240, "p")
        self.text(_ZERO + score * 240 + 8, f"{score:.3f}", "q")
        self.y += _ROW


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def draw(answer: Resolution, asked: str) -> str:
    """Return the answer to a name that is exactly known as SVG; ``asked`` says in words what was asked."""
    sheet = _Sheet()
    sheet.text(8, asked, "h")
    sheet.y += _ROW + 6
    sheet.stage("propose", f"whose name it is: {', '.join(one.id for one in answer.candidates)}")
    sheet.stage("evidence", "each piece has a weight, in log-odds; green speaks for, red against")
    sums = [sum(e.weight for e in one.evidence) for one in answer.candidates]
    for one, odds in zip(answer.candidates, sums, strict=True):
        sheet.candidate(one, odds)
    sheet.stage("decide", "its share of all these powers, and of 1 for “none of these”")
    for one in answer.candidates:
        sheet.share(one.id, one.score)
    sheet.share("none of these", 1.0 / (1.0 + sum(map(exp, sums))))
    sheet.y += 6
    least = Thresholds().match
    compared = f"{answer.score:.3f} is {'at least' if answer.score >= least else 'less than'} {least}"
    sheet.stage(answer.status, f"{answer.best}, because {compared}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {sheet.y:g}" width="{_WIDTH}" '
        f'height="{sheet.y:g}" role="img">\n<title>{escape(asked)}: {answer.status} {answer.best}</title>'
        f"<style>{_STYLE}</style>\n" + "\n".join(sheet.lines) + "\n</svg>\n"
    )
