"""Text as people search and sort it: Chinese by characters, Latin by word, pinyin both ways.

``search_text`` makes the words of a record for the full-text index of either database;
``terms`` cuts what somebody typed in the same way. Phones and e-mails never go in (they have their
own guarded tokens beside ``contact_point``).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# Surnames that pypinyin reads as the everyday word; measured against its version 0.55.
_SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "朴": "piao",
    "盖": "ge", "翟": "zhai", "覃": "qin", "缪": "miao", "员": "yun", "种": "chong", "繁": "po",
    "任": "ren", "华": "hua", "宁": "ning", "尹": "yin", "召": "shao", "折": "she", "黑": "he",
    "尉迟": "yu chi", "万俟": "mo qi", "澹台": "tan tai", "长孙": "zhang sun", "单于": "chan yu",
}  # fmt: skip

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0010ffff]")
_PLACE_LENGTH = 2  # 上海…, 苏州…: people often type the name without the place
_LONG_NAME = 5


def is_cjk(char: str) -> bool:
    """Whether ``char`` is a Chinese character (Unified Ideographs and their extensions)."""
    return _CJK.match(char) is not None


def fold(text: str) -> str:
    """``text`` as it is compared: full width to half width, lower case."""
    return unicodedata.normalize("NFKC", text).casefold()


def _spaced(text: str) -> str:
    return _CJK.sub(r" \g<0> ", text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_spaced(fold(text)))


@lru_cache(maxsize=20_000)  # a list of companies says 科技, 贸易, 有限公司 on every line
def _reading(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # takes 0.2 s to load, needed only when saving

    return tuple(str(syllable) for syllable in lazy_pinyin([word]))


@lru_cache(maxsize=4096)  # a save asks for the same name three times
def _syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """The readings of a name's Chinese characters: the everyday one, and the surname's if rare."""
    from pypinyin.seg.mmseg import seg  # as above

    plain = tuple(syllable for word in seg.cut(text) for syllable in _reading(word))
    readings = [plain]
    for length in (2, 1):
        surname = _SURNAMES.get(text[:length])
        if surname and len(text) > length:
            own = (*surname.split(), *plain[length:])
            if own != plain:
                readings.insert(0, own)
            break
    return tuple(readings)


def _han(name: str) -> str:
    return "".join(_CJK.findall(name))


def pinyin_tokens(name: str) -> list[str]:
    """Full pinyin and initials of ``name``, each reading, also without a leading place name."""
    han = _han(name)
    if not han:
        return []
    tokens: list[str] = []
    for syllables in _syllables(han):
        starts = [0, _PLACE_LENGTH] if len(syllables) >= _LONG_NAME else [0]
        for start in starts:
            tail = syllables[start:]
            tokens += ["".join(tail), "".join(syllable[0] for syllable in tail)]
    return list(dict.fromkeys(tokens))


def sort_key(name: str) -> str:
    """The key that sorts names as a Chinese reader expects: by pinyin, Latin after Chinese."""
    folded = fold(name).strip()
    han = _han(folded)
    if not han:
        return f"1{folded}"
    syllables = iter(_syllables(han)[0])
    spelled = _CJK.sub(lambda _char: f" {next(syllables)} ", folded)
    return f"0{' '.join(spelled.split())} {folded}"


def search_text(names: Iterable[str], others: Iterable[str] = ()) -> str:
    """The indexed words of a record.

    Args:
        names: what is also found by pinyin (customer, contacts, title).
        others: what is found by its own words only (numbers, tags, remarks).
    """
    words: dict[str, None] = {}
    parts: list[str] = []
    for name in names:
        if name:
            parts.append(" ".join(_words(name)))
            words.update(dict.fromkeys(pinyin_tokens(fold(name))))
    parts += [" ".join(_words(text)) for text in others if text]
    return " ".join([*parts, *words]).strip()


@dataclass(frozen=True)
class Term:
    """One part of a query: words that must follow each other; the last may be a beginning."""

    words: tuple[str, ...]
    is_prefix: bool


def terms(query: str) -> tuple[Term, ...]:
    """Cut a typed query: Chinese runs become phrases, Latin and digits beginnings of words."""
    found: list[Term] = []
    run: list[str] = []
    for piece in fold(query).split():
        for word in _WORD.findall(_spaced(piece)):
            if is_cjk(word[0]):
                run.append(word)
                continue
            if run:
                found.append(Term(tuple(run), is_prefix=False))
                run = []
            found.append(Term((word,), is_prefix=True))
        if run:
            found.append(Term(tuple(run), is_prefix=False))
            run = []
    return tuple(found)


def digits(query: str) -> str:
    """The digits of a query when it is nothing but a number as people write phones, else ''."""
    folded = fold(query)
    if re.fullmatch(r"[\d\s+()\-./]+", folded):
        return re.sub(r"\D", "", folded)
    return ""
