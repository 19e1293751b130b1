"""The near proposer: the names that come closest, by blocking, to one that is not exactly known."""

from __future__ import annotations

from collections.abc import Iterable

from aliasmap.index.blocking import Blocking
from aliasmap.text.alike import letters_alike
from aliasmap.text.words import Form

_BLOCKED = 50  # texts that share pieces
_LONGEST = 300  # letters; what is longer is no name
_COMPARED = 10  # of those, how many are worth comparing in full
_BEHIND = 0.8  # and how far behind the best, where 2 is all letters and all pieces


def near_texts(forms: Iterable[Form], blocking: Blocking) -> list[int]:
    """Return the numbers of the texts of an index that come closest to any of the forms of one name, the closest first.

    Closeness is the similarity of letters and the share of common pieces.
    """
    scores: dict[int, float] = {}
    for asked in forms:
        if not 0 < len(asked.letters) <= _LONGEST:
            continue
        found = blocking.near(asked, _BLOCKED)
        most = found[0][1] if found else 1
        alike = letters_alike(asked.text, [blocking.text(text) for text, _ in found])
        for (text, shared), similar in zip(found, alike, strict=True):
            scores[text] = max(scores.get(text, 0.0), similar + shared / most)
    least = max(scores.values(), default=0.0) - _BEHIND
    ranked = sorted((text for text in scores if scores[text] >= least), key=lambda text: (-scores[text], text))
    return ranked[:_COMPARED]
