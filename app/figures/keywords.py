"""Which words keep coming back in short texts, without a dictionary. Pure.

Chinese writes no blanks between words, so every run of a few characters is a candidate. One that
mostly stands inside a longer one as frequent ("打印" in "打印机") is left out in its favour, and so
is a piece that always has the same neighbours ("印机", behind 打 or 复 only). Other scripts are
divided into words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

SHORTEST, LONGEST = 2, 12  # Chinese characters
_READ = 4_000  # texts that candidates are taken from; counted they are in all
_FREE = 3  # different neighbours of a run that stands for itself
_ALIKE = 0.8  # share of texts from which on two candidates are one
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff][^\W_\u3400-\u9fff]{2,}")
# Characters that join words and hardly ever begin or end one.
_JOINING = frozenset("的是和与及或也都就还没很太吗呢吧我你他她它这那们被把从")
_COMMON = frozenset(
    ("the", "and", "for", "with", "not", "from", "that", "this", "are", "was", "were", "has",
     "have", "had", "but", "its", "our", "your", "can", "cannot", "does", "did", "will", "after",
     "before", "when", "into", "out", "off")
)  # fmt: skip


@dataclass
class _Seen:
    """Where a candidate stands; neighbours "" are the end of a run, which any may have."""

    places: list[int] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    right: set[str] = field(default_factory=set)

    def stands_alone(self) -> bool:
        """Whether what is beside it changes, as beside a word."""
        wanted = min(_FREE, len(self.places))
        return all("" in side or len(side) >= wanted for side in (self.left, self.right))


def keywords(texts: Sequence[str], most: int, at_least: int = 2) -> list[tuple[str, list[int]]]:
    """Return the words found in most texts, the most frequent first.

    Args:
        most: words wanted.
        at_least: texts a word must stand in.

    Returns:
        Each word, in lower case, with the places of the texts that hold it; a text counts once.
    """
    lower = [text.lower() for text in texts]  # as a store finds them again, see behind.holds
    step = max(1, len(lower) // _READ)
    seen: dict[str, _Seen] = {}
    for place, text in enumerate(lower[::step]):
        for word, left, right in _candidates(text):
            one = seen.setdefault(word, _Seen())
            if one.places[-1:] != [place]:
                one.places.append(place)
            one.left.add(left)
            one.right.add(right)
    frequent = {word: one for word, one in seen.items() if len(one.places) >= at_least}
    own = _without_parts({word: one for word, one in frequent.items() if one.stands_alone()})
    ordered = sorted(own, key=lambda word: (-len(own[word]), -len(word), word))
    return [(word, holding(word, lower)) for word in _different(ordered, own, most)]


def holding(word: str, texts: Sequence[str]) -> list[int]:
    """Return the places of the texts, in lower case, that hold a word."""
    return [place for place, text in enumerate(texts) if word in text]


def _candidates(text: str) -> Iterator[tuple[str, str, str]]:
    """Words and runs, with the characters before and behind them."""
    for word in _WORD.findall(text):
        if word not in _COMMON:
            yield word, "", ""
    for han in _HAN.findall(text):
        yield from _runs(han)


def _runs(han: str) -> Iterator[tuple[str, str, str]]:
    for start in range(len(han)):
        if han[start] in _JOINING:
            continue
        for end in range(start + SHORTEST, min(start + LONGEST, len(han)) + 1):
            if han[end - 1] not in _JOINING:
                yield han[start:end], _side(han[start - 1 : start]), _side(han[end : end + 1])


def _side(neighbour: str) -> str:
    """A character that joins words ends a run as a mark does."""
    return "" if neighbour in _JOINING else neighbour


def _without_parts(found: dict[str, _Seen]) -> dict[str, list[int]]:
    """The words that are more than a part of another one that is about as frequent."""
    inside: dict[str, int] = {}  # part -> texts of the most frequent word around it
    for word, one in found.items():
        for start in range(len(word)):
            for end in range(start + SHORTEST, len(word) + 1):
                part = word[start:end]
                if part != word and part in found:
                    inside[part] = max(inside.get(part, 0), len(one.places))
    return {
        word: one.places
        for word, one in found.items()
        if inside.get(word, 0) < _ALIKE * len(one.places)
    }


def _different(ordered: Iterable[str], places: dict[str, list[int]], most: int) -> list[str]:
    """The first words that do not all stand in the same texts."""
    chosen: list[tuple[str, set[int]]] = []
    for word in ordered:
        held = set(places[word])
        if all(len(held & other) < _ALIKE * len(held | other) for _, other in chosen):
            chosen.append((word, held))
        if len(chosen) == most:
            break
    return [word for word, _ in chosen]
