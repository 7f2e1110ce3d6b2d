"""What an answered survey brings about elsewhere."""

from datetime import timedelta

from sqlalchemy import select

from app.core.permissions import Role
from app.customers.tables import CustomerStats
from app.followups.tables import FollowUp
from app.identity.tables import Department
from app.surveys import service
from tests.surveys_world import add_person, answered


def test_the_card_shows_the_mean_of_all_answers(backend):
    answered(backend, "甲", 5, 5, 5, 3, 2)
    (stats,) = backend.query(_all, CustomerStats)
    assert (stats.satisfaction, stats.answers) == (4.0, 5)


def test_a_low_rating_is_followed_up_by_the_supervisor_of_the_department(backend, clock):
    chief = backend.command(_supervisor, "support").result
    answered(backend, "甲", 5, 5, 2, 5, 5)
    (follow_up,) = backend.query(_all, FollowUp)
    assert (follow_up.owner_id, follow_up.kind, follow_up.state) == (chief, "low_rating", "open")
    assert follow_up.due_at == clock() + timedelta(hours=24)
    assert follow_up.ticket_id is not None


def test_without_a_supervisor_the_owner_of_the_desk_calls(backend):
    answered(backend, "甲", 1, 1, 1, 1, 1)
    (follow_up,) = backend.query(_all, FollowUp)
    assert follow_up.owner_id == backend.actor.user_id


def test_a_middling_answer_needs_no_call(backend):
    answered(backend, "甲", 3, 3, 3, 3, 3)
    assert backend.query(_all, FollowUp) == []


def test_a_save_repeated_changes_neither_the_card_nor_the_follow_ups(backend):
    command = answered(backend, "甲", 1, 1, 1, 1, 1)
    backend.command(service.record_answers, command)
    (stats,) = backend.query(_all, CustomerStats)
    assert (stats.satisfaction, stats.answers) == (1.0, 5)
    assert len(backend.query(_all, FollowUp)) == 1


def _supervisor(uow, department):
    chief = add_person(uow, "赵主管", Role.SUPERVISOR, department)
    found = select(Department).where(Department.key == department)
    uow.session.execute(found).scalar_one().supervisor_id = chief
    return chief


def _all(read, entity):
    return list(read.session.scalars(select(entity)))
