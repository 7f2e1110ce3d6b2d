"""Records must be concrete (I2): a text that only says "contacted" or 已处理 tells nobody anything.

The rule serves interactions, ticket progress and solutions, and follow-ups alike. The phrase list
is a setting; these are its defaults.
"""

import re

DEFAULT_PHRASES = (
    "已沟通", "已处理", "已联系", "已回访", "已解决", "已完成", "已跟进", "已回复", "已电话",
    "已电话联系", "已电话沟通", "沟通过", "联系过", "处理完", "处理了", "处理中", "跟进中",
    "正常", "无", "好", "好的", "可以", "完成", "解决", "同上", "ok",
    "contacted", "done", "handled", "solved", "resolved", "fixed", "called", "replied",
    "talked", "finished", "in progress", "followed up", "n/a", "same as above",
)  # fmt: skip

_NOISE = re.compile(r"[\s\W_]+", re.UNICODE)
_FILLERS = ("客户", "问题", "已经", "都", "了", "the ", "customer", "issue", "problem", "ticket")


def _bare(text: str) -> str:
    lowered = text.casefold()
    for filler in _FILLERS:
        lowered = lowered.replace(filler, "")
    return _NOISE.sub("", lowered)


def is_concrete(text: str, phrases: tuple[str, ...] = DEFAULT_PHRASES) -> bool:
    """Whether ``text`` says more than one of ``phrases``; punctuation and fillers do not count."""
    bare = _bare(text)
    return bool(bare) and bare not in {_bare(phrase) for phrase in phrases}
