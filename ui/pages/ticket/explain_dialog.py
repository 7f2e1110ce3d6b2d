"""Why a clock of a ticket is due when it is: a strip of time, and the same in words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.customers import queries as customers
from app.customers.dto import TierRow
from app.sla.explain import Explanation
from app.sla.policy import ClockKind
from app.tickets import queries
from ui.widgets.button import Button
from ui.widgets.deadline_words import FactWords, explained
from ui.widgets.fields import ComboBox
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.reading_dialog import ReadingDialog
from ui.widgets.time_bar import TimeBar
from ui.words import word

_WIDE, _HIGH = 760, 560  # design pixels
ClockKey = tuple[ClockKind, int]


class ExplainDialog(ReadingDialog):
    """Every clock of one ticket, one at a time."""

    def __init__(
        self, desk: Desk, ticket_id: int, first: ClockKey, parent: QWidget | None = None
    ) -> None:
        super().__init__(_WIDE, _HIGH, parent)
        self._desk, self._ticket_id, self._first = desk, ticket_id, first
        self._found: Mapping[ClockKey, Explanation] = {}
        self._words = FactWords()
        self.clock = ComboBox()
        self.clock.edited.connect(self._show)
        self.bar = TimeBar()
        self.stretch = Label(role="small", color="text_secondary", wrap=True)
        self.bar.chosen.connect(self.stretch.setText)
        self._legend = Label(role="small", color="text_muted", wrap=True)
        self.why = Label(wrap=True, selectable=True)
        self.why.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = Button(icon_name="copy")
        self.copy_button.clicked.connect(self._copy)
        self._lay_out()
        self.retranslate()
        desk.tasks.query(self, customers.tiers, on_done=self._show_tiers, key="tiers")
        self.reload()

    def reload(self) -> None:
        """Read every clock of the ticket anew."""
        self._desk.tasks.query(
            self, queries.explanations, self._ticket_id, on_done=self._show_all, key="why"
        )

    def texts(self) -> str:
        """The explanation as it is copied."""
        return self.why.text()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.setWindowTitle(self.tr("Why is it due then?"))
        self.clock.setAccessibleName(self.tr("Deadline"))
        self._legend.setText(self.bar.legend())
        self.copy_button.setText(self.tr("Copy"))
        self._offer()
        self._show()

    def _lay_out(self) -> None:
        inside = QWidget()
        text = QVBoxLayout(inside)
        text.setContentsMargins(0, 0, 0, 0)
        text.addWidget(self.why)
        text.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        self.foot.insertWidget(0, self.copy_button)
        self.body.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.bar, self.stretch, self._legend):
            self.body.addWidget(widget)
        self.body.addWidget(scroll, 1)
        self.bar.setFocus()

    def _show_tiers(self, tiers: Sequence[TierRow]) -> None:
        self._words = FactWords(tiers)
        self._show()

    def _show_all(self, found: Mapping[ClockKey, Explanation]) -> None:
        self._found = found
        self._offer()
        self._show()

    def _offer(self) -> None:
        chosen = self.clock.value() or _code(self._first)
        kinds = [kind for kind, _ in self._found]
        order = list(ClockKind)
        keys = sorted(self._found, key=lambda key: (order.index(key[0]), key[1]))
        self.clock.set_choices(
            [(_code(key), _name(key, is_one_of_many=kinds.count(key[0]) > 1)) for key in keys]
        )
        self.clock.set_value(chosen)

    def _show(self) -> None:
        chosen = self.clock.value()
        key = next((key for key in self._found if _code(key) == chosen), None)
        told = self._found[key] if key else None
        self.bar.show_deadline(told)
        lines = explained(key[0], told, self._words) if key and told else []
        self.why.setText("\n".join(lines))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.texts())


def _code(key: ClockKey) -> str:
    return f"{key[0]}:{key[1]}"


def _name(key: ClockKey, *, is_one_of_many: bool) -> str:
    name = word(f"sla.kind.{key[0]}")
    return f"{name} {key[1]}" if is_one_of_many else name
