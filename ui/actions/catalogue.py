"""The actions of the window. One with a route goes there; the window itself does the others."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.core.mark import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Action:
    """Something to do.

    Attributes:
        id: stable name; also what the window performs where there is no route.
        title: English, context "Actions".
        shortcuts: keys, the first is shown.
        route: where the action leads, "" where the window does it itself.
        permission: entry of the permission table it needs, "" for none.
        with_password: only where people sign in with a password.
    """

    id: str
    group: str
    title: str
    icon: str
    shortcuts: tuple[str, ...] = ()
    route: str = ""
    permission: str = ""
    with_password: bool = False

    def text(self) -> str:
        """The title in the language of the window."""
        return QCoreApplication.translate("Actions", self.title)


GROUPS = (
    ("do", QT_TRANSLATE_NOOP("Actions", "Do")),
    ("go", QT_TRANSLATE_NOOP("Actions", "Go to")),
    ("look", QT_TRANSLATE_NOOP("Actions", "Look")),
    ("help", QT_TRANSLATE_NOOP("Actions", "Help")),
)

ACTIONS: tuple[Action, ...] = (
    Action(
        "new_customer",
        "do",
        QT_TRANSLATE_NOOP("Actions", "New customer"),
        "person_add",
        ("Ctrl+N",),
        "new_customer",
        "customer.register",
    ),
    Action(
        "new_ticket",
        "do",
        QT_TRANSLATE_NOOP("Actions", "New ticket"),
        "add",
        ("Ctrl+T",),
        "new_ticket",
        "ticket.report",
    ),
    Action(
        "log_interaction",
        "do",
        QT_TRANSLATE_NOOP("Actions", "Log a call or visit"),
        "call",
        ("F8",),
        "log_interaction",
        "interaction.write",
    ),
    Action("undo", "do", QT_TRANSLATE_NOOP("Actions", "Undo"), "arrow_undo", ("Ctrl+Z",)),
    Action("reload", "do", QT_TRANSLATE_NOOP("Actions", "Read again"), "arrow_sync", ("F5",)),
    Action(
        "search",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Search everything"),
        "search",
        ("Ctrl+K", "Ctrl+F"),
    ),
    Action("back", "go", QT_TRANSLATE_NOOP("Actions", "Back"), "arrow_left", ("Alt+Left",)),
    Action("forward", "go", QT_TRANSLATE_NOOP("Actions", "Forward"), "arrow_right", ("Alt+Right",)),
    Action("notices", "go", QT_TRANSLATE_NOOP("Actions", "Notices"), "alert", ("Ctrl+Shift+N",)),
    Action(
        "rail",
        "look",
        QT_TRANSLATE_NOOP("Actions", "Narrow navigation"),
        "panel_left_contract",
        ("Ctrl+B",),
    ),
    Action(
        "theme",
        "look",
        QT_TRANSLATE_NOOP("Actions", "Light or dark"),
        "dark_theme",
        ("Ctrl+Shift+L",),
    ),
    Action(
        "language",
        "look",
        QT_TRANSLATE_NOOP("Actions", "中文 / English"),
        "local_language",
        ("Ctrl+Shift+E",),
    ),
    Action(
        "larger",
        "look",
        QT_TRANSLATE_NOOP("Actions", "Larger text"),
        "zoom_in",
        ("Ctrl+=", "Ctrl++"),
    ),
    Action(
        "smaller", "look", QT_TRANSLATE_NOOP("Actions", "Smaller text"), "zoom_out", ("Ctrl+-",)
    ),
    Action(
        "shortcuts",
        "help",
        QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
        "keyboard",
        ("F1",),
    ),
    Action("about", "help", QT_TRANSLATE_NOOP("Actions", "About Laike"), "info"),
    Action(
        "lock",
        "help",
        QT_TRANSLATE_NOOP("Actions", "Lock"),
        "lock_closed",
        ("Ctrl+Alt+L",),
        with_password=True,
    ),
    Action("quit", "help", QT_TRANSLATE_NOOP("Actions", "Quit"), "sign_out", ("Ctrl+Q",)),
)
