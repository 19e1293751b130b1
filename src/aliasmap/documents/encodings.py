"""From bytes to text: a byte order mark, UTF-8, what the document says of itself, or what its characters are like.

Whatever name is returned, ``raw.decode(name)`` is the text.
"""

from __future__ import annotations

import codecs
import re

from aliasmap.errors import BadArgument, DocumentError

_MARKS = (  # the longer first: a mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Names that stand for a larger set in practice (WHATWG Encoding Standard).
_MEANT = {
    "ascii": "utf-8",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso8859-1": "cp1252",
}
_DECLARED = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)

# The most frequent characters of news in each language, by the author's knowledge of them; a decoding that is right is
# full of them, a wrong one is not.
_HANGUL = "이다는의에을가를로하고한지사기은대서정해과도인아자있시리일나전원부국제어수그장도보주공유으라상만것들중구들동조비연여성관업등세신계방적안경간외위무회개학소면선스화오용치당생"
_HANS = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"
_HANT = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作里用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運"
_JAPANESE = (
    "".join(map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FF))))
    + "日本人年大国会中社学東京月者発行事部田業長政分生新府省立"
)
_WEST = "àáâãäåçèéêëíìîïñóòôõöøúùûüýßæœšžÀÁÂÄÅÇÉÈÊÍÎÑÓÖØÚÜ’‘“”–—…•€£°©®«»· "  # stand alone among ASCII letters
_PUNCTUATION = "、。，「」『』（）：；·・‘’“”…—《》〈〉！？％～　①②③○●△▲■□※【】"
_LEGACY = {
    "cp949": _HANGUL,
    "gb18030": _HANS,
    "cp932": _JAPANESE,
    "euc_jp": _JAPANESE,
    "big5hkscs": _HANT,
}
_SAMPLE = 20_000  # characters outside ASCII that are looked at
_ENOUGH = 0.2  # the least likeness that is believed
_RARE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\uff61-\uff9f\u0080-\u009f\u3400-\u4dbf]")


def known(name: str) -> str:
    """Return Python's name of an encoding. Raises BadArgument where it is none.

    >>> known("EUC-KR"), known("Shift_JIS"), known("UTF8")
    ('cp949', 'cp932', 'utf-8')
    """
    try:
        found = codecs.lookup(name)
        if not found._is_text_encoding or found.name in ("idna", "punycode", "undefined", "mbcs"):
            raise LookupError
    except LookupError:
        raise BadArgument(
            f"unknown encoding {name!r}\nfor instance: utf-8, utf-16, cp949, euc-kr, shift_jis, euc-jp, gb18030, big5"
        ) from None
    return _MEANT.get(found.name, found.name)


def decode(raw: bytes, shown: str, encoding: str | None = None) -> tuple[str, str]:
    r"""Decode a document; return its text, a byte order mark dropped, and the encoding used.

    ``encoding`` names it; without, it is found. Raises DocumentError where the document is binary or damaged, or where
    its encoding cannot be told.

    >>> decode(b"\xef\xbb\xbfKAIST\r\n", "a.txt")
    ('KAIST\r\n', 'utf-8-sig')
    >>> decode("카이스트는 협약을 맺었다".encode("euc-kr"), "a.txt")
    ('카이스트는 협약을 맺었다', 'cp949')
    """
    mark = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if encoding or mark:
        chosen = mark if mark and (not encoding or known(encoding).split("-")[:2] == mark.split("-")[:2]) else None
        return _strictly(raw, shown, chosen or known(encoding or ""))
    if b"\0" in raw[:8192]:
        wide = _utf16(raw)
        if wide is None:
            raise DocumentError(f"{shown}: is no text: it holds a NUL byte at {raw.index(0)}")
        return raw.decode(wide), wide
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        declared = _declared(raw)
        if declared and declared != "utf-8":
            return _strictly(raw, shown, declared)
        if declared or _is_nearly_utf8(raw):
            raise _not_utf8(raw, shown, error) from None
        likely = detect(raw)
        if likely is None:
            raise _not_utf8(raw, shown, error) from None
        return raw.decode(likely), likely


def detect(raw: bytes) -> str | None:
    """Return which of the older encodings of East Asia and Western Europe a text is in, or None where none fits.

    >>> [detect("과학기술정보통신부는 오늘".encode("cp949")), detect("中国科学院的研究人员".encode("gb18030"))]
    ['cp949', 'gb18030']
    """
    likeness = {}
    for name, frequent in _LEGACY.items():
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        likeness[name] = _likeness(text, frozenset(frequent))
    best = max(likeness, key=lambda name: likeness[name], default="")
    if likeness.get(best, 0.0) >= _ENOUGH:
        return best
    return "cp1252" if _is_western(raw) else None


def _likeness(text: str, frequent: frozenset[str]) -> float:
    """Return how much a decoded text is like its language: the share of frequent characters less that of rare ones."""
    sample = re.sub(rf"[\x00-\x7f{_PUNCTUATION}]+", "", text[: 4 * _SAMPLE])[:_SAMPLE]
    if not sample:
        return 0.0
    return (sum(c in frequent for c in sample) - 2 * len(_RARE.findall(sample))) / len(sample)


def _is_western(raw: bytes) -> bool:
    head = raw[: 4 * _SAMPLE].decode("cp1252", "replace")
    runs = re.findall(r"[^\x00-\x7f]+", head)
    return bool(runs) and all(len(run) < 3 and set(run) <= set(_WEST) for run in runs)


def _utf16(raw: bytes) -> str | None:
    """Return the UTF-16 that a text without a mark is in, or None: ASCII letters stand beside zeros on one side only."""
    head = raw[: min(len(raw), 65536) & ~1]
    for name, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if not len(raw) % 2 and zeros.count(0) and not others.count(0):
            try:
                text = raw.decode(name)
            except UnicodeDecodeError:
                continue
            if sum(c.isprintable() or c.isspace() for c in text[:_SAMPLE]) >= 0.98 * len(text[:_SAMPLE]):
                return name
    return None


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:2048])
    try:
        return known(found[1].decode("ascii")) if found else None
    except BadArgument:
        return None


def _is_nearly_utf8(raw: bytes) -> bool:
    """Tell whether a text is UTF-8 with few damaged bytes, so that it must not pass for another encoding."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count("�")
    return damaged * 10 <= sum(not c.isascii() for c in text[: 4 * _SAMPLE])


def _strictly(raw: bytes, shown: str, name: str) -> tuple[str, str]:
    try:
        return raw.decode(name), name
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            f"{shown}: is not {name}: byte {error.start} (line {line}) is 0x{raw[error.start]:02x}\n"
            "name another with --encoding, or repair the file"
        ) from None


def _not_utf8(raw: bytes, shown: str, error: UnicodeDecodeError) -> DocumentError:
    line = raw.count(b"\n", 0, error.start) + 1
    return DocumentError(
        f"{shown}: is not UTF-8: byte {error.start} (line {line}) is 0x{raw[error.start]:02x}\n"
        "name its encoding with --encoding (cp949, shift_jis, gb18030, big5 …), or repair the file"
    )
