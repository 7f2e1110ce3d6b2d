"""Finds every query and command that the features of the program offer."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import app
from app.db.reading import Reading
from app.db.uow import UnitOfWork

# Modules and functions that only a command or query is made of: they are tried through it.
_PARTS = (
    "app.access", "app.cli", "app.demo", "app.seeding",
    "app.audit.service",
    "app.audit.latest",  # asked of a file only: a server has a clock of its own
    "app.customers.bulk", "app.customers.defaults", "app.customers.point_reads",
    "app.customers.point_writes", "app.customers.rows", "app.customers.stats",
    "app.customers.contacts.put_back",
    "app.customers.service.insert_contact", "app.customers.service.require_on",
    "app.dataio.writing",
    "app.files.blobs", "app.files.holders",
    "app.followups.service.plan_once", "app.followups.service.vague_phrases",
    "app.identity.logins.change()", "app.identity.logins.create", "app.identity.logins.has_logins",
    "app.identity.service.add_inactive", "app.identity.service.seed",
    "app.intake.files", "app.intake.placing", "app.tickets.answering",  # only with a message that came in
    "app.notifications.mutes.mutes", "app.notifications.service.settle",
    "app.notifications.service.notify", "app.notifications.service.withdraw",
    "app.reports.reach", "app.figures.reach", "app.server.setup",
    "app.sla.defaults", "app.sla.service.add_first_rules", "app.sla.service.refresh",
    "app.sla.service.compare", "app.sla.service.stop_all", "app.sla.service.store_first",
    "app.sla.service.write()", "app.sla.deadlines", "app.tickets.task_clocks",
    "app.surveys.defaults", "app.surveys.service.close_expired",
    "app.surveys.service.open_for_ticket",
    "app.tickets.board.cards", "app.tickets.board.closed_since",
    "app.tickets.canned.bring_back_reply", "app.tickets.changing.check_contact", "app.tickets.changing.note_tier",
    "app.tickets.defaults", "app.tickets.filters", "app.tickets.history", "app.tickets.importing",
    "app.tickets.checklists.append", "app.tickets.checklists.put_back_lines",
    "app.tickets.task_force.bring_back()", "app.tickets.task_force.bring_back_member", "app.tickets.task_force.check_force",
    "app.tickets.task_force.join", "app.tickets.task_force.member_of",
    "app.tickets.task_force.open_ticket", "app.tickets.task_force.remove()", "app.tickets.task_force.removed()",
    "app.tickets.tasks.bring_back_task", "app.tickets.templates.apply_by_kind",
    "app.tickets.templates.bring_back_template",
    "app.tickets.moving.hand_to", "app.tickets.moving.tell_owner", "app.tickets.moving.put_back",
    "app.tickets.family.check_visible", "app.tickets.links.tie", "app.tickets.links.untie",
    "app.tickets.withdrawing.bring_back", "app.tickets.withdrawing.end",
    "app.tickets.whose", "app.tickets.withdrawing.put_where", "app.tickets.working",
    "app.workflows.handing_over.take_back", "app.workflows.on_", "app.workflows.registry", "app.workflows.sweep_",
)  # fmt: skip


def discovered() -> dict[str, Callable[..., Any]]:
    """Every public function of the features that takes a reading or a unit of work, by name."""
    found = {}
    for place in pkgutil.walk_packages(app.__path__, "app."):
        if place.name.startswith("app.migrate"):
            continue  # alembic runs what is in there
        for name, function in _offered(importlib.import_module(place.name)):
            full = f"{place.name}.{name}"
            if not f"{full}()".startswith(_PARTS):
                found[full.removeprefix("app.")] = function
    return found


def _offered(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if name.startswith("_") or function.__module__ != module.__name__:
            continue
        first = next(iter(inspect.signature(function).parameters.values()), None)
        if first is not None and first.annotation in (Reading, UnitOfWork):
            yield name, function


def is_command(function: Callable[..., Any]) -> bool:
    first = next(iter(inspect.signature(function).parameters.values()))
    return first.annotation is UnitOfWork
