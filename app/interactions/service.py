"""Writes about interactions."""

from app.core.errors import Invalid
from app.core.undo import Undo
from app.customers.tables import Contact, Customer
from app.db.uow import UnitOfWork
from app.interactions import rules
from app.interactions.dto import DeleteInteraction, LogInteraction
from app.interactions.events import InteractionLogged
from app.interactions.tables import Interaction
from app.settings.queries import read_setting


def log(uow: UnitOfWork, cmd: LogInteraction) -> int:
    """Record a conversation; its next step becomes a follow-up, the customer's last contact moves.

    Raises:
        PermissionDenied, NotFound.
        Invalid: names every field that is not acceptable; the text must be concrete (I2).
    """
    uow.require("interaction.write", owner_id=uow.actor.user_id)
    customer = uow.get(Customer, cmd.customer_id)
    at = cmd.at or uow.now()
    phrases = read_setting(uow.session, "records.vague_phrases")
    rules.check(
        rules.problems(
            subject=cmd.subject,
            body=cmd.body,
            at=at,
            now=uow.now(),
            minutes=cmd.minutes,
            next_step=cmd.next_step,
            has_next_date=cmd.next_on is not None,
            phrases=tuple(phrases) if isinstance(phrases, list) else (),
        )
    )
    _check_contact(uow, cmd)
    interaction = uow.add(
        Interaction(
            customer_id=customer.id,
            contact_id=cmd.contact_id,
            ticket_id=cmd.ticket_id,
            user_id=uow.actor.user_id,
            channel=cmd.channel,
            direction=cmd.direction,
            at=at,
            minutes=cmd.minutes,
            subject=cmd.subject.strip(),
            body=cmd.body.strip(),
            result=cmd.result.strip() or None,
            next_step=cmd.next_step.strip() or None,
            next_on=cmd.next_on,
        )
    )
    uow.changes.touch("interaction", interaction.id)
    if cmd.next_on is None:  # a planned next step has a life of its own and is not taken back
        inverse = DeleteInteraction(interaction.id, interaction.version)
        uow.undo = Undo("undo.interaction.logged", delete, (inverse,))
    uow.emit(
        InteractionLogged(
            interaction.id,
            customer.id,
            cmd.ticket_id,
            uow.actor.user_id,
            at,
            cmd.direction,
            interaction.next_step,
            cmd.next_on,
        )
    )
    return interaction.id


def _check_contact(uow: UnitOfWork, cmd: LogInteraction) -> None:
    if cmd.contact_id is None:
        return
    contact = uow.session.get(Contact, cmd.contact_id)
    if contact is None or contact.customer_id != cmd.customer_id:
        raise Invalid({"contact_id": "not_a_choice"})


def delete(uow: UnitOfWork, cmd: DeleteInteraction) -> None:
    """Take a record back; the follow-up it led to stays.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    interaction = uow.get_seen(Interaction, cmd.interaction_id, cmd.seen_version)
    uow.require(
        "interaction.write",
        owner_id=interaction.user_id,
        department_id=uow.get(Customer, interaction.customer_id).department_id,
    )
    uow.delete(interaction)
    uow.changes.touch("interaction", interaction.id)
    uow.undo = Undo("undo.interaction.deleted", _restore, (interaction.id,))


def _restore(uow: UnitOfWork, interaction_id: int) -> None:
    """Take the deletion of one's own record back."""
    interaction = uow.session.get_one(Interaction, interaction_id)
    uow.require("interaction.write", owner_id=interaction.deleted_by_id)
    interaction.deleted_at = interaction.deleted_by_id = None
    uow.changes.touch("interaction", interaction_id)
