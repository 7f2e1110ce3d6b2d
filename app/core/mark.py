"""The mark of a text that is translated where it is shown, not where it is written.

Alone in a file: what a start has loaded before it paints marks texts, too, and needs no table.
"""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the mark lupdate looks for
    """Mark ``text`` for translation and return it as it is."""
    return text
