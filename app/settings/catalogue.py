"""Every setting, declared once: the settings page, its help and the command line read this list.

Values are plain JSON values. Company settings need the right to change settings; personal ones
belong to each person.
"""

from dataclasses import dataclass
from typing import Literal

from app.core.audited import KEPT_DAYS
from app.core.concrete import DEFAULT_PHRASES
from app.core.mark import QT_TRANSLATE_NOOP

Kind = Literal["text", "lines", "choice", "bool", "int"]
Value = str | bool | int | list[str]


@dataclass(frozen=True)
class SettingDefinition:
    """One setting.

    Attributes:
        title, hint: English, context "Settings".
        choices: codes a "choice" may take; their names are words ``setting.<key>.<code>``.
        minimum, maximum: bounds of an "int".
        with_password: only where people sign in with a password.
    """

    key: str
    group: str
    kind: Kind
    default: Value
    title: str
    hint: str = ""
    is_personal: bool = False
    choices: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 1_000_000
    with_password: bool = False


SETTINGS: tuple[SettingDefinition, ...] = (
    SettingDefinition(
        "company.name", "company", "text", "", QT_TRANSLATE_NOOP("Settings", "Company name")
    ),
    SettingDefinition(
        "company.zone",
        "company",
        "text",
        "Asia/Shanghai",
        QT_TRANSLATE_NOOP("Settings", "Time zone"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Times of files and days of reports are meant in it. Working hours have a zone of "
            "their own, on the service levels page.",
        ),
    ),
    SettingDefinition(
        "company.country",
        "company",
        "text",
        "CN",
        QT_TRANSLATE_NOOP("Settings", "Country of public holidays"),
        QT_TRANSLATE_NOOP("Settings", "Two letters, for example CN."),
    ),
    SettingDefinition(
        "records.vague_phrases",
        "company",
        "lines",
        list(DEFAULT_PHRASES),
        QT_TRANSLATE_NOOP("Settings", "Phrases that are not a record"),
        QT_TRANSLATE_NOOP("Settings", "A text that says only this is not accepted. One per line."),
    ),
    SettingDefinition(
        "audit.keep_days",
        "company",
        "int",
        KEPT_DAYS,
        QT_TRANSLATE_NOOP("Settings", "Days the audit log is kept"),
        QT_TRANSLATE_NOOP(
            "Settings", "At least 184, half a year. Older lines go, and that they went is recorded."
        ),
        minimum=KEPT_DAYS,
        maximum=36_500,
    ),
    SettingDefinition(
        "board.closed_days",
        "tickets",
        "int",
        7,
        QT_TRANSLATE_NOOP("Settings", "Days for which the board shows closed tickets"),
        QT_TRANSLATE_NOOP("Settings", "Older ones are shown on demand, at the end of the column."),
        minimum=1,
        maximum=366,
    ),
    SettingDefinition(
        "board.hard_limits",
        "tickets",
        "bool",
        False,
        QT_TRANSLATE_NOOP("Settings", "Refuse moves into a full column"),
        QT_TRANSLATE_NOOP("Settings", "Otherwise a column above its limit only warns."),
    ),
    SettingDefinition(
        "tickets.views",
        "views",
        "lines",
        [],
        QT_TRANSLATE_NOOP("Settings", "Saved views of the tickets"),
        is_personal=True,
    ),
    SettingDefinition(
        "survey.after_ticket",
        "surveys",
        "bool",
        True,
        QT_TRANSLATE_NOOP("Settings", "Ask for an opinion after each closed ticket"),
    ),
    SettingDefinition(
        "survey.quiet_days",
        "surveys",
        "int",
        30,
        QT_TRANSLATE_NOOP("Settings", "Days before the same contact is asked again"),
        maximum=365,
    ),
    SettingDefinition(
        "mail.is_on",
        "mail",
        "bool",
        False,
        QT_TRANSLATE_NOOP("Settings", "Make tickets of the mails of an office mailbox"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "One desk looks at a time, of those that have its password. It stays off until this "
            "is ticked.",
        ),
    ),
    SettingDefinition(
        "mail.host",
        "mail",
        "text",
        "",
        QT_TRANSLATE_NOOP("Settings", "Mail server (IMAP)"),
        QT_TRANSLATE_NOOP("Settings", "For example imap.exmail.qq.com."),
    ),
    SettingDefinition(
        "mail.port",
        "mail",
        "int",
        993,
        QT_TRANSLATE_NOOP("Settings", "Port"),
        minimum=1,
        maximum=65_535,
    ),
    SettingDefinition(
        "mail.security",
        "mail",
        "choice",
        "tls",
        QT_TRANSLATE_NOOP("Settings", "Encryption"),
        choices=("tls", "starttls", "none"),
    ),
    SettingDefinition(
        "mail.user",
        "mail",
        "text",
        "",
        QT_TRANSLATE_NOOP("Settings", "Name of the mailbox"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Usually its address. QQ, 163 and WeCom want a code made for mail programs as the "
            "password.",
        ),
    ),
    SettingDefinition(
        "mail.folder", "mail", "text", "INBOX", QT_TRANSLATE_NOOP("Settings", "Folder")
    ),
    SettingDefinition(
        "mail.minutes",
        "mail",
        "int",
        5,
        QT_TRANSLATE_NOOP("Settings", "Look every so many minutes"),
        minimum=1,
        maximum=1440,
    ),
    SettingDefinition(
        "mail.megabytes",
        "mail",
        "int",
        25,
        QT_TRANSLATE_NOOP("Settings", "Largest mail, in MB"),
        QT_TRANSLATE_NOOP("Settings", "Larger ones are set aside and stay in the mailbox."),
        minimum=1,
        maximum=100,
    ),
    SettingDefinition(
        "intake.hourly",
        "mail",
        "int",
        20,
        QT_TRANSLATE_NOOP("Settings", "Most messages of one sender within an hour"),
        QT_TRANSLATE_NOOP("Settings", "What comes above that waits. Web forms count, too."),
        minimum=1,
        maximum=1000,
    ),
    SettingDefinition(
        "intake.reopen_days",
        "mail",
        "int",
        14,
        QT_TRANSLATE_NOOP("Settings", "Days for which an answer reopens a closed ticket"),
        QT_TRANSLATE_NOOP("Settings", "After that it becomes a ticket of its own."),
        maximum=3650,
    ),
    SettingDefinition(
        "forms.is_on",
        "forms",
        "bool",
        False,
        QT_TRANSLATE_NOOP("Settings", "Serve the web form while this window is open"),
        QT_TRANSLATE_NOOP("Settings", "For questions, complaints and suggestions."),
        is_personal=True,
    ),
    SettingDefinition(
        "forms.address",
        "forms",
        "text",
        "127.0.0.1",
        QT_TRANSLATE_NOOP("Settings", "At this address of the computer"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "The one in the office network, for example 192.168.1.20. 127.0.0.1 is for this "
            "computer only.",
        ),
        is_personal=True,
    ),
    SettingDefinition(
        "forms.port",
        "forms",
        "int",
        8765,
        QT_TRANSLATE_NOOP("Settings", "Port of the form"),
        is_personal=True,
        minimum=1024,
        maximum=65_535,
    ),
    SettingDefinition(
        "ui.language",
        "look",
        "choice",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Language"),
        is_personal=True,
        choices=("system", "zh_CN", "en"),
    ),
    SettingDefinition(
        "ui.theme",
        "look",
        "choice",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        is_personal=True,
        choices=("system", "light", "dark"),
    ),
    SettingDefinition(
        "ui.font_percent",
        "look",
        "choice",
        "100",
        QT_TRANSLATE_NOOP("Settings", "Text size"),
        is_personal=True,
        choices=("90", "100", "115", "130", "150"),
    ),
    SettingDefinition(
        "screen.lock_minutes",
        "look",
        "int",
        15,
        QT_TRANSLATE_NOOP("Settings", "Minutes without a touch until the screen is locked"),
        QT_TRANSLATE_NOOP("Settings", "0 for never. Ctrl+Alt+L locks it at once."),
        is_personal=True,
        maximum=480,
        with_password=True,
    ),
    SettingDefinition(
        "notices.sound",
        "notices",
        "bool",
        False,
        QT_TRANSLATE_NOOP("Settings", "Play a sound with a notice"),
        is_personal=True,
    ),
    SettingDefinition(
        "notices.tray",
        "notices",
        "bool",
        True,
        QT_TRANSLATE_NOOP("Settings", "Show notices of the system"),
        is_personal=True,
    ),
    SettingDefinition(
        "notices.always",
        "notices",
        "bool",
        False,
        QT_TRANSLATE_NOOP("Settings", "Announce notices outside working hours, too"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Otherwise they wait in the notice centre until work begins; VIP and promises around "
            "the clock are always announced.",
        ),
        is_personal=True,
    ),
    SettingDefinition(
        "notices.quiet",
        "notices",
        "text",
        "",
        QT_TRANSLATE_NOOP("Settings", "Quiet hours"),
        QT_TRANSLATE_NOOP(
            "Settings", "For example 22:00-08:00. Notices wait silently in the notice centre."
        ),
        is_personal=True,
    ),
)

TITLES = {definition.key: definition.title for definition in SETTINGS}
BY_KEY = {definition.key: definition for definition in SETTINGS}
GROUPS = ("look", "notices", "company", "tickets", "surveys", "mail", "forms")
# What has no place on the settings page is kept by the page it belongs to.
SHOWN = tuple(definition for definition in SETTINGS if definition.group in GROUPS)
