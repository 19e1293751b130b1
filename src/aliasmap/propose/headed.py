"""The proposer of headed spans: what looks like the name of an organization because a head word says so.

«Ministry of …», «… Robotics», …연구원, …委员会. Head words were found by the scan; a span grows from one to where the
name may begin and end. What comes out may be a known organization under another name, or one that is not known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from aliasmap.index.index import Index
from aliasmap.propose.boundary import is_crossed, is_tail
from aliasmap.reading import Document
from aliasmap.text.hangul import is_hangul

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aliasmap.vocab import Vocab

_LETTER = "A-Za-z0-9\u00c0-\u024f"
_TOKEN = rf"[A-Z0-9\u00c0-\u024f](?:[{_LETTER}&+]|\*(?=\w)|[-‐–’'](?=[A-Z0-9])|\.(?=\w))*"
_PREPOSITION = "of|for|de|di|da|do|du|des|del|della|degli|der|für"
_JOINT = r"\.?(?:,?\s(?:and|&)\s|,\s|\s(?:" + _PREPOSITION + r")\s(?:the\s|la\s|las\s|los\s)?|[^\S\n]|\n(?!\n))"
_RUN = re.compile(rf"(?<![\w@/#.]){_TOKEN}(?:{_JOINT}{_TOKEN})*")
_PARTS = re.compile(rf"({_JOINT})")
_OF = re.compile(rf"\.?\s(?:{_PREPOSITION})\s")
_AND = re.compile(r"\.?(?:,|\sand\s|\s&\s)")
_MARK = re.compile(r"\d[A-Z][a-z]{2}")
_CAPITAL = re.compile(r"[A-Z]")
_HANGUL_TOKEN = re.compile(r"[가-힣A-Za-z0-9&·-]+$")
_DOT = re.compile("·")
_HANGUL_RUN = re.compile("[가-힣]*")
_HAN_NAME = {
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff·A-Za-z0-9]{1,24}$"),
    "ja": re.compile("[\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff々・·A-Za-z0-9]{1,24}$"),
}
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HIRAGANA = re.compile("[\u3041-\u3096]+$")
_IN_QUOTES = re.compile("[「『]([\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff々・A-Za-z0-9]+)$")
_CLOSED = frozenset("」』")
_LONGEST_KANA, _LONGEST_QUOTED = 6, 24
_PLURAL = re.compile("(?:Ministries|Departments) of ")
_HAN = re.compile("[㐀-䶿一-鿿]")
_WHEN = re.compile(r"\d[年月日号號]|^原(?!子)")
_FUNCTION = frozenset("的与與和及在是将將已也获獲宣则則")
_LONG_STOP = 4
_LIMITED = ("有限公司", "股份有限公司", "集团有限公司", "集團有限公司", "公司", "集团", "集團")
_LEADING = "·・-0123456789据據为為"
_FIRM = ("公司", "集团", "集團")
_GOVERNMENT = frozenset(["ministry", "agency", "commission", "research-institute", "foundation", "association"])
#: Kinds of units that stand behind the name of the body they belong to.
_UNITS = frozenset(["school", "research-institute", "facility"])
_LONGEST = 90
_SHORTEST = 2  # characters before a head word in Hangul, Han or kana


class Headed(NamedTuple):
    """A span of a text that looks like the name of an organization, and the kind its head word says."""

    start: int
    end: int
    kind: str


def headed_spans(
    document: Document, index: Index, known: Collection[tuple[int, int]], sure: Collection[int]
) -> list[Headed]:
    """Return the headed spans of a document, in order; none overlaps another.

    ``known`` are the places of exact names in the folded text: none of them is proposed again. ``sure`` are where those
    begin that name an organization for sure: no list goes on before one.
    """
    heads = index.tables.heads
    text = document.scan.folded.text
    barriers = set(sure)
    hits: dict[str, list[tuple[int, int, str]]] = {"en": [], "ko": [], "zh": [], "ja": []}
    for scan_start, scan_end, key in document.word_hits:
        number = key - index.scanned
        if index.word_countries[number]:
            barriers.add(document.scan.folded_span(scan_start, scan_end)[0])
        kinds = heads.get(index.word_keys[number])
        if not kinds:
            continue
        start, end = document.scan.folded_span(scan_start, scan_end)
        if not is_crossed(document, start, end, index.vocab):
            for lang, kind in kinds:
                hits[lang].append((start, end, kind))
    found: list[Headed] = []
    if hits["en"]:
        heads_at = {start: kind for start, _, kind in hits["en"] if text[start].isupper()}
        found += _latin(text, heads_at, barriers, sure, index.vocab)
    if hits["ko"]:
        found += _hangul(text, hits["ko"], known, index)
    if hits["zh"] or hits["ja"]:
        lang = "ja" if _KANA.search(text) else "zh"
        found += _han(text, hits[lang], lang, known, index)
    spans: list[Headed] = []
    for start, end, kind in sorted(found):
        if (start, end) not in known:
            span = Headed(*document.scan.folded.source_span(start, end), kind)
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
    return spans


def _latin(
    text: str, heads: dict[int, str], barriers: Collection[int], sure: Collection[int], vocab: Vocab
) -> list[Headed]:
    found = []
    places = sorted(heads)
    for run in _RUN.finditer(text):
        first = bisect_left(places, run.start())
        if first < len(places) and places[first] < run.end():
            pieces = _PARTS.split(run[0])
            starts = [run.start()]
            for piece in pieces:
                starts.append(starts[-1] + len(piece))
            tokens = [(starts[i] + _mark(pieces[i]), starts[i + 1]) for i in range(0, len(pieces), 2)]
            found += _segments(_Run(text, tokens, heads, barriers, sure, vocab))
    return found


def _mark(word: str) -> int:
    """Return the length of the mark of a note before a word: «1Ningbo»."""
    return int(bool(_MARK.match(word)))


class _Run(NamedTuple):
    """A run of capitalized words: their places in a text, where head words stand, and what ends a name.

    ``barriers`` are where other names and country words begin: no name goes on with «and» or «of» before one; ``sure`` are
    those of names that are sure.
    """

    text: str
    tokens: Sequence[tuple[int, int]]
    heads: dict[int, str]
    barriers: Collection[int]
    sure: Collection[int]
    vocab: Vocab

    def word(self, i: int) -> str:
        """Return a word."""
        start, end = self.tokens[i]
        return self.text[start:end]

    def joint(self, i: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.tokens[i - 1][1] : self.tokens[i][0]]

    def is_leading(self, i: int) -> bool:
        """Tell whether a word may come first, and «of» follows, at once or behind one more word."""
        if self.word(i) not in self.vocab.before:
            return False
        if _OF.match(self.text, self.tokens[i][1]):
            return True
        if i + 1 == len(self.tokens) or self.joint(i + 1) != " " or self.word(i + 1) in self.vocab.before:
            return False
        return bool(_OF.match(self.text, self.tokens[i + 1][1]))


def _segments(run: _Run) -> list[Headed]:
    """Cut a run of capitalized words into names: at «of» behind a word that cannot come first, at commas and «and»."""
    found = []
    text, tokens, heads = run.text, run.tokens, run.heads
    first = 0
    while first < len(tokens):
        if run.word(first) in run.vocab.openers or run.word(first).isdigit():
            first += 1
            continue
        last = _last(run, first)
        start, end = tokens[first][0], tokens[last][1]
        kinds = [heads[s] for s, _ in tokens[first : last + 1] if s in heads]
        if kinds and end - start <= _LONGEST and _is_name(text, tokens[first : last + 1], heads, run.vocab):
            end += text.startswith(".", end) and run.word(last) in run.vocab.abbreviations
            found.append(Headed(start, end, kinds[0] if run.word(first) in run.vocab.before else kinds[-1]))
        first = last + 1
    return found


def _last(run: _Run, first: int) -> int:
    """Return the number of the last word of the name that begins with a word."""
    last = first
    leading = headed = False
    for i in range(first, len(run.tokens)):
        if i > first and _ends(run, first, i, leading, headed):
            break
        if run.word(i) in run.vocab.openers:
            break
        leading = leading or run.is_leading(i)
        headed = headed or run.tokens[i][0] in run.heads
        last = i
    return last


def _ends(run: _Run, first: int, i: int, leading: bool, headed: bool) -> bool:
    """Tell whether a name ends before a word; ``leading``: «University of» or the like is in it, ``headed``: a head word."""
    joint, start = run.joint(i), run.tokens[i][0]
    if "\n" in joint and run.word(i - 1).isupper():
        return True  # a headline
    if joint.startswith(".") and run.word(i - 1) not in run.vocab.abbreviations and len(run.word(i - 1)) > 1:
        return True
    of, listed = _OF.match(joint), _AND.match(joint)
    if (of or listed) and (_is_barred(run, first, i) or run.text[start].isdigit()):
        return True
    if of:
        return not leading or (
            i > first + 1 and run.heads.get(start) == "university" and run.word(i) in run.vocab.before
        )
    if listed:
        ahead = _government_ahead(run.text, run.tokens, i, run.heads)
        return leading == ahead or (leading and (run.is_leading(i) or not _is_list(run, i)))
    return (leading and run.is_leading(i)) or (headed and start in run.sure)


def _is_barred(run: _Run, first: int, i: int) -> bool:
    """Tell whether a word begins another name, or a country, that the name before it is complete without."""
    if run.tokens[i][0] not in run.barriers or _PLURAL.match(run.text, run.tokens[first][0]):
        return False
    needs_it = _OF.match(run.joint(i)) and run.heads.get(run.tokens[i - 1][0]) == "university"
    return not needs_it or _is_name(run.text, run.tokens[first:i], run.heads, run.vocab)


def _is_list(run: _Run, i: int) -> bool:
    """Tell whether an «and» comes before another name does: «Trade, Industry and Energy», not «Physics, Seoul»."""
    for j in range(i, len(run.tokens)):
        if "and" in run.joint(j) or "&" in run.joint(j):
            return True
        if run.word(j) in run.vocab.before or _OF.match(run.joint(j)) or "\n" in run.joint(j):
            return False
    return False


def _government_ahead(text: str, tokens: Sequence[tuple[int, int]], i: int, heads: dict[int, str]) -> bool:
    """Tell whether the words from ``i`` on end in a head that takes a list before it: «Trade and Industry Ministry»."""
    for j in range(i, min(i + 4, len(tokens))):
        if j > i and text[tokens[j - 1][1] : tokens[j][0]].strip(" \n") not in ("", "and", "&", ", and", ","):
            return False
        if tokens[j][0] in heads:
            return heads[tokens[j][0]] in _GOVERNMENT
    return False


def _is_name(text: str, tokens: Sequence[tuple[int, int]], heads: dict[int, str], vocab: Vocab) -> bool:
    """Tell whether words beside the head words say more than what kind of thing it is."""
    words = [text[s:e] for s, e in tokens]
    if words[-1] in vocab.events or not any(map(_CAPITAL.match, words)):
        return False
    telling = [w for (s, _), w in zip(tokens, words, strict=True) if s not in heads and w not in vocab.modifiers]
    if words[0] in vocab.before or any(w in vocab.before for w in words[1:-1]):
        return len(words) > 1
    return tokens[-1][0] in heads and bool(telling or len(words) > 2)


def _hangul(
    text: str, hits: Sequence[tuple[int, int, str]], known: Collection[tuple[int, int]], index: Index
) -> list[Headed]:
    best: dict[int, tuple[int, int, str]] = {}
    names = {place for place, _ in known}
    introducers = {*index.vocab.introducers, *index.vocab.doers}
    ends = {end for _, end, _ in hits}
    wholes = {end: start for start, end in sorted(known, reverse=True) if end - start > _SHORTEST}
    for start, end, kind in hits:
        after = text[end : end + 1]
        if is_hangul(after) and not is_tail(text[start:end], _HANGUL_RUN.match(text, end)[0], index.vocab):  # type: ignore[index]
            continue
        if after.isascii() and after.isalnum():
            continue
        token = _HANGUL_TOKEN.search(text, max(0, start - _LONGEST), start)
        first = token.start() if token else start
        if text[first:end] in introducers:
            continue
        starts = [first + m.start() + 1 for m in _DOT.finditer(text[first:start])]
        first = max((p for p in starts if p in names or first in names or p - 1 in ends), default=first)
        if first not in best or end > best[first][1]:
            best[first] = (start, end, kind)
    found = []
    for first, (head, end, kind) in sorted(best.items()):
        is_word = (first, end) in known or _is_told(text[first:head], index.vocab)
        begin = first if is_word else _extended(text, first, names, index)
        if kind in _UNITS and text[begin - 1 : begin] == " ":
            begin = wholes.get(begin - 1, begin)
        if _is_told(text[begin:head], index.vocab):
            found.append(Headed(begin, end, kind))
    return found


def _extended(text: str, first: int, names: Collection[int], index: Index) -> int:
    """Return where a name of several words begins, whose last word begins at ``first``: nouns without particles.

    ``names`` are where known names begin: what stands before one belongs to it.
    """
    for _ in range(3):
        before = _HANGUL_TOKEN.search(text, max(0, first - _LONGEST), max(0, first - 1))
        if not before or text[first - 1 : first] != " " or not _is_noun(before[0], index):
            break
        first = before.start()
        if first in names:
            break
    return first


def _is_noun(word: str, index: Index) -> bool:
    return bool(index.parts.phrases(word.lower())) or (word.isascii() and word[0].isupper())


def _is_told(before: str, vocab: Vocab) -> bool:
    """Tell whether what stands before a head word in Hangul or Han says which one it is."""
    words = [w for w in re.split(r"[\s·・]", before) if w]
    return len("".join(words)) >= _SHORTEST and not all(is_modifier(word, vocab.modifiers) for word in words)


def is_modifier(word: str, modifiers: frozenset[str]) -> bool:
    """Tell whether a word is made of one or two modifiers."""
    return word in modifiers or any(word[:i] in modifiers and word[i:] in modifiers for i in range(1, len(word)))


def _han(
    text: str, hits: Sequence[tuple[int, int, str]], lang: str, known: Collection[tuple[int, int]], index: Index
) -> list[Headed]:
    vocab = index.vocab
    starts = sorted({s for s, e in known if e - s > _SHORTEST})
    ends = {e: s for s, e in sorted(known, reverse=True)}
    longest: dict[int, tuple[int, int, str]] = {}
    for start, end, kind in hits:
        if end not in longest or start < longest[end][0]:
            longest[end] = (start, end, kind)
    found: list[Headed] = []
    for head, end, kind in _outer(longest.values()):
        name = _HAN_NAME[lang].search(text, max(0, head - 24), head)
        if not name or (lang == "ja" and _is_one_word(text, end)) or (kind == "company" and _goes_on(text, end, vocab)):
            continue
        begin = name.start()
        if lang == "zh":
            begin += _after_stops(name[0], (*vocab.stops, *vocab.introducers) if kind == "company" else vocab.stops)
            first = bisect_left(starts, begin)
            if first < len(starts) and starts[first] < head:
                begin = starts[first]
        else:
            begin = _kana_start(text, begin, end, index)
        while begin < head and text[begin] in _LEADING:
            begin += 1
        if end in ends and ends[end] > begin:
            continue  # a known name with a word before it
        if found and begin < found[-1].end:
            if (kind != "company" and found[-1].end <= head) or text[found[-1].end : end] in _LIMITED:
                found[-1] = Headed(found[-1].start, end, kind)  # a part of the body before it
        elif begin < head and _is_told(text[begin:head], vocab):
            found.append(Headed(begin, end, kind))
    return found


def _kana_start(text: str, begin: int, end: int, index: Index) -> int:
    """Return where a Japanese name begins that goes on to the left in hiragana: in quotes, or with a word of the lexicon."""
    quoted = _IN_QUOTES.search(text, max(0, end - _LONGEST_QUOTED), end) if text[end : end + 1] in _CLOSED else None
    if quoted:
        return quoted.start(1)
    kana = _HIRAGANA.search(text, max(0, begin - _LONGEST_KANA), begin)
    for start in range(kana.start() if kana else begin, begin - 1):
        if index.parts.phrases(text[start:begin]):
            name = _HAN_NAME["ja"].search(text, max(0, start - _LONGEST_QUOTED), start)
            return name.start() if name else start
    return begin


def _is_one_word(text: str, end: int) -> bool:
    """Tell whether katakana goes on behind a place."""
    return bool(re.match("[\u30a1-\u30fa\u30fc]", text[end : end + 1])) and bool(
        re.match("[\u30a1-\u30fa\u30fc]", text[end - 1])
    )


def _outer(heads: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the head words, in order, that lie in no longer one: 基金 in 基金会 is none."""
    found: list[tuple[int, int, str]] = []
    for head in sorted(heads, key=lambda h: (h[0], -h[1])):
        if not found or head[1] > found[-1][1]:
            found.append(head)
    return found


def _goes_on(text: str, end: int, vocab: Vocab) -> bool:
    """Tell whether more Han stand behind a head word that is also a common noun, and no word that ends a name."""
    if not _HAN.match(text, end) or text[end] in _FUNCTION or text.endswith(_FIRM, 0, end):
        return False
    return not text.startswith(vocab.followers, end)


def _is_kind(before: str, stop: str) -> bool:
    """Tell whether a run ends in a word for companies: it is one part of a name (香港初創企業聯會), not before one."""
    return len(stop) >= _LONG_STOP and before.endswith(stop)


def _after_stops(before: str, stops: Sequence[str]) -> int:
    """Return where in a run of Han the last stop word, or the last date, ends."""
    ends = [before.rfind(stop) + len(stop) for stop in stops if stop in before and not _is_kind(before, stop)]
    return max([0, *ends, *(m.end() for m in _WHEN.finditer(before))])
