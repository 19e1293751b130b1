"""HTML as a reader sees it, and where each character of that stands in the source.

Tokens are those of the HTML standard (WHATWG, 13.2.5), read with one pattern; broken markup is read as browsers do or
left as text, and nothing of the text is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape

_TOKEN = re.compile(
    r"""
      <!--(?:.*?-->|.*+)                                                           # a comment, to the end if unclosed
    | <(?P<hidden>script|style|template)\b[^>]{0,1000}+>(?:.*?</(?P=hidden)\b[^<>]*+>|.*+)   # what nobody reads
    | <r[tp]\b[^<>]*+>[^<]*+                                                       # a gloss over a character
    | </?(?P<tag>[a-z][^\s/>"'<]*+)(?:[^<>"']|"[^"]*+"|'[^']*+')*+>                # a tag, its quoted values
    | </?(?P<broken>[a-z][^\s/>"'<]*+)[^<>]*+>                                     # a tag with a quote too many
    | <[!?/][^<>]*+>                                                               # a doctype, a processing instruction
    | (?P<entity>&(?:\#x[0-9a-f]{1,8}|\#[0-9]{1,8}|[a-z][a-z0-9]{1,31});?)
    | (?P<space>[\ \t\r\n\f]{2,}|[\t\r\n\f])
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
#: Tags inside a line; any other ends it.
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)


class Places:
    """Where the characters of a readable text stand in its source: pieces that run on side by side."""

    __slots__ = ("_sources", "_starts")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._starts: list[int] = []
        self._sources: list[tuple[int, int]] = []

    def add(self, start: int, source: int, end: int) -> None:
        """Say that from ``start`` on the readable text is the source from ``source``, or stands for it up to ``end``."""
        self._starts.append(start)
        self._sources.append((source, end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that a span of the readable text stands for."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        piece = bisect_right(self._starts, at) - 1
        source, end = self._sources[piece]
        if end >= 0:  # one token stands for all of it
            return source, end
        place = source + at - self._starts[piece]
        return place, place + 1


def readable(source: str) -> tuple[str, Places]:
    """Return the text of an HTML document and the places of its characters in the source.

    Entities are characters, space is one space, and a tag that is no part of a line ends the paragraph.

    >>> text, places = readable("<p>AT&amp;T and <b>KA</b>IST</p><script>KIST</script>")
    >>> text, places.span(0, 4), places.span(9, 14)
    ('AT&T and KAIST\\n\\n', (3, 11), (19, 28))
    """
    parts: list[str] = []
    places = Places()
    length = 0
    last = "\n\n"

    def put(text: str, begin: int, end: int) -> None:
        nonlocal length, last
        places.add(length, begin, end)
        parts.append(text)
        length += len(text)
        last = text[-2:]

    done = 0
    for token in _TOKEN.finditer(source):
        if token.start() > done:
            put(source[done : token.start()], done, -1)
        begin, done = token.span()
        if token["entity"]:
            character = unescape(token[0])
            put(character, begin, -1 if character == token[0] else done)
        elif token["space"]:
            if not last[-1].isspace():
                put(" ", begin, done)
        else:
            tag = (token["tag"] or token["broken"] or "").lower()
            if tag and tag not in _INLINE and last != "\n\n":
                put("\n" if tag == "br" else "\n\n", begin, done)
    if done < len(source):
        put(source[done:], done, -1)
    return "".join(parts), places
