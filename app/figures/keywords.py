"""Which words keep coming back in short texts, without a dictionary. Pure.

Chinese writes no blanks between words, so every run of two to six characters is a candidate; one
that only ever stands inside a longer one ("印机" in "打印机") is left out in its favour. Other
scripts are divided into words.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

SHORTEST, LONGEST = 2, 6  # Chinese characters
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff][^\W_\u3400-\u9fff]{2,}")
# Characters that join words rather than being one: no keyword begins or ends with them.
_JOINING = frozenset(
    "的了是在和与及或又也都就还不没有无被把对从到向给为以于由让使得着过个们这那我你他她它很太再才只请要能会可"
)
_COMMON = frozenset(
    ("the", "and", "for", "with", "not", "from", "that", "this", "are", "was", "were", "has",
     "have", "had", "but", "its", "our", "your", "can", "cannot", "does", "did", "will", "after",
     "before", "when", "into", "out", "off")
)  # fmt: skip


def keywords(texts: Sequence[str], most: int, at_least: int = 2) -> list[tuple[str, list[int]]]:
    """Return the words found in most texts, the most frequent first.

    Args:
        most: words wanted.
        at_least: texts a word must stand in.

    Returns:
        Each word, in lower case, with the places of the texts that hold it; a text counts once.
    """
    folded = [text.lower() for text in texts]  # as a store finds them again, see behind.holds
    places: dict[str, list[int]] = {}
    for place, text in enumerate(folded):
        for word in dict.fromkeys(_candidates(text)):
            places.setdefault(word, []).append(place)
    frequent = {word: held for word, held in places.items() if len(held) >= at_least}
    own = _without_parts(frequent)
    ordered = sorted(own, key=lambda word: (-len(frequent[word]), -len(word), word))
    return [(word, holding(word, folded)) for word in ordered[:most]]


def holding(word: str, texts: Sequence[str]) -> list[int]:
    """Return the places of the texts, in lower case, that hold a word."""
    return [place for place, text in enumerate(texts) if word in text]


def _candidates(text: str) -> Iterable[str]:
    words = (word for word in _WORD.findall(text) if word not in _COMMON)
    return chain(words, *map(_runs, _HAN.findall(text)))


def _runs(han: str) -> Iterable[str]:
    for start in range(len(han)):
        for length in range(SHORTEST, LONGEST + 1):
            run = han[start : start + length]
            if len(run) == length and run[0] not in _JOINING and run[-1] not in _JOINING:
                yield run


def _without_parts(frequent: dict[str, list[int]]) -> list[str]:
    """The words that are more than a part of another one that is about as frequent."""
    inside: dict[str, int] = {}  # part -> texts of the most frequent word around it
    for word, held in frequent.items():
        for start in range(len(word)):
            for end in range(start + SHORTEST, len(word) + 1):
                part = word[start:end]
                if part != word:
                    inside[part] = max(inside.get(part, 0), len(held))
    # Below a fifth of occurrences of its own a part is taken for a piece of the longer word.
    return [word for word, held in frequent.items() if inside.get(word, 0) < 0.8 * len(held)]
