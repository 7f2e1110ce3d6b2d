"""One thing to do, or done, among the steps: its mark, what it is, who and when, its result."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from ui.theme import current, pixmap
from ui.widgets.label import Label


class StepItem(QWidget):
    """A mark, a title with a remark at its right, a text below; buttons stand at the right end."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        remark: str = "",
        text: str = "",
        *,
        is_done: bool = False,
        is_strong: bool = True,
    ) -> None:
        super().__init__()
        theme = current()
        mark = QLabel()
        ink = theme.color("accent" if is_done else "text_muted")
        dpr = self.devicePixelRatioF()
        mark.setPixmap(pixmap(icon_name, theme.px("icon"), ink, dpr, filled=is_done))
        middle = Qt.AlignmentFlag.AlignVCenter
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px("s"))
        self.head.addStrut(theme.px("input"))  # as high with a button as without
        self.head.addWidget(Label(title, "strong" if is_strong else "body", wrap=True), 1)
        if remark:
            self.head.addWidget(Label(remark, "small", "text_muted"), 0, middle)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px("s"))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(mark, 0, 0, middle)
        grid.addLayout(self.head, 0, 1)
        if text:
            grid.addWidget(Label(text, color="text_secondary", wrap=True, selectable=True), 1, 1)
        self._said = ". ".join(part for part in (title, remark, text) if part)
        self.setAccessibleName(self._said)

    def text(self) -> str:
        """The item as a screen reader reads it."""
        return self._said

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
