"""The words of reports in one language, without Qt."""

from datetime import tzinfo

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import ENGLISH, say, translate
from app.reports.columns import Display

CONTEXT = "Reports"
_CUT = QT_TRANSLATE_NOOP("Reports", "… (cut)")
_LIST = QT_TRANSLATE_NOOP("Reports", ", ")


class Texts:
    """Titles, headings and the names of coded things."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, english: str) -> str:
        """Translate a text of the context "Reports"."""
        return translate(CONTEXT, english, self.language)

    def word(self, prefix: str, code: str | None) -> str | None:
        """The name of a coded value; a company's own word stands for itself."""
        if code is None:
            return None
        key = f"{prefix}.{code}"
        return say(key, self.language) if key in ENGLISH else code

    def named(self, prefix: str, code: str | None, own_name: str | None) -> str | None:
        """The name of a row that keeps its default name as a key until somebody renames it."""
        return own_name or self.word(prefix, code)

    def joined(self, parts: tuple[str, ...]) -> str:
        """Write several things in one cell."""
        return self.text(_LIST).join(parts)

    def display(self, zone: tzinfo) -> Display:
        """How cells show values."""
        return Display(zone, self.text(_CUT))
