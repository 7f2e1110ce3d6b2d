"""Changing settings."""

import json
from ipaddress import ip_address
from zoneinfo import available_timezones

from app.core.errors import Invalid
from app.core.quiet_hours import quiet_hours
from app.db.uow import UnitOfWork
from app.settings.catalogue import BY_KEY, SettingDefinition, Value
from app.settings.dto import ChangeSetting
from app.settings.tables import COMPANY, Setting


def change(uow: UnitOfWork, cmd: ChangeSetting) -> None:
    """Set one setting.

    Raises:
        PermissionDenied: a company setting and the actor may not change settings.
        Invalid: the value is not one the setting takes.
        KeyError: no such setting.
    """
    definition = BY_KEY[cmd.key]
    if not definition.is_personal:
        uow.require("settings.change")
    _check(definition, cmd.value)
    owner = uow.actor.user_id if definition.is_personal else COMPANY
    setting = uow.session.get(Setting, (owner, cmd.key))
    if setting is None:
        setting = Setting(user_id=owner, key=cmd.key, value="")
        uow.session.add(setting)
    setting.value = json.dumps(cmd.value, ensure_ascii=False)
    uow.changes.touch("setting")


def _check(definition: SettingDefinition, value: Value) -> None:
    problem = ""
    if not isinstance(value, type(definition.default)):
        problem = "wrong_type"
    elif definition.kind == "choice" and value not in definition.choices:
        problem = "not_a_choice"
    elif isinstance(value, int) and not definition.minimum <= value <= definition.maximum:
        problem = "out_of_range"
    elif definition.key == "company.zone" and value not in available_timezones():
        problem = "unknown_zone"
    elif definition.key == "forms.address" and not _is_address(str(value)):
        problem = "ip_address"
    elif definition.key == "notices.quiet" and not _is_quiet_hours(str(value)):
        problem = "quiet_hours"
    if problem:
        raise Invalid({definition.key: problem})


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_quiet_hours(text: str) -> bool:
    try:
        quiet_hours(text)
    except ValueError:
        return False
    return True
