"""A canned reply for many tickets: shows what it does to each before anybody is told."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.tickets import service
from app.tickets.bulk import Step
from app.tickets.canned import Reply, UseReply, filled
from app.tickets.dto import StatusRow, TicketRow
from app.tickets.previewing import ReplyEffect, reply_effects
from app.tickets.rules import Channel
from ui.errors.messages import sentence
from ui.router import Route
from ui.theme import current
from ui.widgets.fields import ComboBox, TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.ticket_words import reply_values, short_number
from ui.words import named, word

_MOST_LINES = 40  # the rest is counted
_SIZE = (680, 600)  # design pixels
_CHANNELS = (Channel.PHONE, Channel.EMAIL, Channel.CHAT, Channel.SOCIAL, Channel.VISIT)


class MacroForm(FormDialog):
    """Each ticket follows its own rules; those that may not stay as they are and say why."""

    def __init__(
        self,
        desk: Desk,
        reply: Reply,
        rows: Sequence[TicketRow],
        statuses: Sequence[StatusRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, Route("reply_to_many"), parent)
        self._reply = reply
        self._rows = tuple(rows)
        self._names = {row.key: row.name for row in statuses}
        self._effects: tuple[ReplyEffect, ...] = ()
        self.text, self.channel = TextArea(lines=4), ComboBox()
        self.form.add("text", self.text, required=True, wide=True)
        self.form.add("channel", self.channel, wide=True)
        self.warning = InlineMessage()
        self.summary = Label(role="strong", wrap=True)
        self.example = Label(color="text_secondary", wrap=True)
        self.lines = Label(role="small", color="text_secondary", wrap=True, selectable=True)
        for widget in (self.example, self.summary, self.lines):
            self.body.insertWidget(self.body.count() - 1, widget)
        self.body.insertWidget(0, self.warning)
        self.text.edited.connect(self._say)
        self.save_button.setEnabled(False)
        self.resize(*(current().scaled(side) for side in _SIZE))
        self.retranslate()
        self.show_values({"text": reply.text, "channel": None})
        ids = tuple(row.id for row in self._rows)
        desk.tasks.query(
            self, reply_effects, reply.id, ids, on_done=self._show, on_error=self.show_refusal,
            key="effects",
        )  # fmt: skip

    def draft_key(self) -> str:
        return f"reply_to_many:{self._reply.id}"

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("“{0}” for several tickets").format(self._reply.name))
        self.save_button.setText(self.tr("Tell and change"))
        self.form.set_label("text", self.tr("What the customers are told"))
        self.form.set_label("channel", self.tr("Told by"))
        chosen = self.channel.value()
        own = (None, self.tr("The way each ticket reached us"))
        self.channel.set_choices([own, *((one, word(f"channel.{one}")) for one in _CHANNELS)])
        self.channel.set_value(chosen)
        self.warning.show_message(
            self.tr("What was told cannot be taken back; the changes can, all in one."), "warning"
        )
        self._say()

    def save(self) -> None:
        template, channel = self.text.value(), self.channel.value()
        steps: tuple[Step, ...] = tuple(
            UseReply(
                row.id,
                self._reply.id,
                filled(template, self._values(row)),
                Channel(channel) if channel else None,
                row.version,
            )
            for row in self._rows
        )
        self.submit(service.do_each, steps)

    def _values(self, row: TicketRow) -> dict[str, str]:
        return reply_values(row, self.desk.tasks.backend.actor.name)

    def _show(self, effects: tuple[ReplyEffect, ...]) -> None:
        self._effects = effects
        self.save_button.setEnabled(any(effect.refused is None for effect in effects))
        self._say()

    def _say(self) -> None:
        """How many are told, how the text reads for the first, and what becomes of each."""
        going = [effect for effect in self._effects if effect.refused is None]
        rows = {row.id: row for row in self._rows}
        customers = len({effect.customer_id for effect in going})
        told = self.tr("%n message(s)", "", len(going))
        to = self.tr("to %n customer(s)", "", customers)
        stay = len(self._effects) - len(going)
        parts = [self.tr("{0} {1}").format(told, to)]
        if stay:
            parts.append(self.tr("%n ticket(s) stay as they are", "", stay))
        self.summary.setText(self.tr("; ").join(parts))
        self.summary.setVisible(bool(self._effects))
        self.example.setVisible(bool(going))
        if going:
            first = rows[going[0].ticket_id]
            text = filled(self.text.value(), self._values(first))
            number = short_number(first.number)
            self.example.setText(self.tr("For {0} it reads: {1}").format(number, text))
        lines = [self._line(rows[effect.ticket_id], effect) for effect in self._effects]
        if len(lines) > _MOST_LINES:
            more = self.tr("and %n more", "", len(lines) - _MOST_LINES)
            lines = [*lines[:_MOST_LINES], more]
        self.lines.setText("\n".join(lines))

    def _line(self, row: TicketRow, effect: ReplyEffect) -> str:
        about = f"{short_number(row.number)} {row.title}"
        return self.tr("{0}: {1}").format(about, self._does(effect))

    def _does(self, effect: ReplyEffect) -> str:
        if effect.refused is not None:
            return sentence(effect.refused)
        parts: list[Any] = []
        if effect.takes:
            parts.append(self.tr("you take the ticket"))
        if effect.priority:
            priority = word(f"ticket.priority.{effect.priority}")
            parts.append(self.tr("priority: {0}").format(priority))
        if effect.template:
            parts.append(self.tr("checklist: {0}").format(effect.template))
        if effect.status:
            status = named("ticket.status", effect.status, self._names.get(effect.status))
            parts.append(self.tr("status: {0}").format(status))
        return self.tr("; ").join(parts) or self.tr("the customer is told, nothing else changes")
