"""What a person has in charge goes to others in one step, as far as the actor may, and back."""

from datetime import timedelta

import pytest

from app.core.errors import Invalid, PermissionDenied
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.customers.tables import Customer
from app.followups import service as followups
from app.followups.dto import PlanFollowUp
from app.followups.rules import FollowUpKind
from app.followups.tables import FollowUp
from app.tickets import service
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind, Severity
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import SaveTask
from app.tickets.tables import Ticket
from app.tickets.tasks import save_task
from app.workflows.handing_over import HandOver, InHand, hand_over, in_hand
from tests.team import Team


class Leaving:
    """An agent with three customers, a ticket and a follow-up of each."""

    def __init__(self, team: Team) -> None:
        self.team = team
        agent, me = team["agent"], team.ids["agent"]
        self.customers = [
            agent.command(customers.register, NewCustomer(name)).result
            for name in ("云帆科技", "和润物流", "明德学校")
        ]
        self.tickets = [
            agent.command(
                service.report, ReportTicket(id_, Kind.TECHNICAL, "卡纸", owner_id=me)
            ).result
            for id_ in self.customers
        ]
        for id_ in self.customers:
            due = agent.query(lambda read: read.now()) + timedelta(days=1)
            agent.command(
                followups.plan, PlanFollowUp(id_, FollowUpKind.NEXT_STEP, due, me, "回电")
            )

    def major(self) -> int:
        """A major ticket of somebody else's."""
        cmd = ReportTicket(
            self.customers[0],
            Kind.TECHNICAL,
            "停机",
            severity=Severity.MAJOR,
            owner_id=self.team.ids["stranger"],
        )
        return self.team["manager"].command(service.report, cmd).result

    def owners(self, table) -> dict[int, int]:
        """Customer -> whose his records of a table are."""
        key = Customer.id if table is Customer else table.customer_id

        def read_owners(read):
            return {
                row[0]: row[1]
                for row in read.session.query(key, table.owner_id).filter(key.in_(self.customers))
            }

        return self.team["manager"].query(read_owners)

    def count(self, by: str) -> InHand:
        return self.team[by].query(in_hand, self.team.ids["agent"])


@pytest.fixture
def leaving(team) -> Leaving:
    return Leaving(team)


def test_everything_goes_to_others_in_turn_and_a_customers_things_stay_together(leaving):
    team = leaving.team
    before = leaving.count("manager")
    assert (before.tickets, before.customers, before.out_of_reach) == (3, 3, 0)
    assert before.followups >= 3
    to = (team.ids["colleague"], team.ids["stranger"])
    done = team["manager"].command(hand_over, HandOver(team.ids["agent"], to))
    assert done.result == before
    owners = leaving.owners(Customer)
    assert sorted(owners.values()) == sorted([to[0], to[1], to[0]])
    assert leaving.owners(Ticket) == owners
    assert leaving.owners(FollowUp) == owners
    assert leaving.count("manager") == InHand(0, 0, 0, 0)


def test_it_is_taken_back_whole(leaving):
    team = leaving.team
    before = leaving.count("manager")
    command = HandOver(team.ids["agent"], (team.ids["colleague"],))
    done = team["manager"].command(hand_over, command)
    assert done.undo.label == "undo.handed_over"
    team["manager"].command(done.undo.command, *done.undo.args)
    assert leaving.count("manager") == before


def test_tasks_in_task_forces_go_too_and_come_back(leaving):
    team = leaving.team
    agent, colleague = team["agent"], team.ids["colleague"]
    ticket_id = leaving.major()
    due = agent.query(lambda read: read.now()) + timedelta(days=1)
    task = SaveTask(ticket_id, "请运营商排查中继", team.ids["agent"], due)
    team["manager"].command(save_task, task)
    assert leaving.count("manager").tasks == 1
    done = team["manager"].command(hand_over, HandOver(team.ids["agent"], (colleague,)))
    assert done.result.tasks == 1
    steps = team["colleague"].query(ticket_steps, ticket_id)
    assert [row.owner_id for row in steps.tasks] == [colleague]
    assert colleague in {row.user_id for row in steps.members}
    team["manager"].command(done.undo.command, *done.undo.args)
    assert leaving.count("manager").tasks == 1


def test_only_what_was_chosen_goes(leaving):
    team = leaving.team
    command = HandOver(
        team.ids["agent"], (team.ids["colleague"],), with_followups=False, with_customers=False
    )
    team["manager"].command(hand_over, command)
    left = leaving.count("manager")
    assert (left.tickets, left.customers) == (0, 3)


def test_supervisor_hands_over_what_is_his_departments(leaving):
    team = leaving.team
    stranger = team.ids["stranger"]
    # One ticket and customer of the agent's now lie with another department.
    other = leaving.customers[0]
    team["manager"].command(
        hand_over, HandOver(team.ids["agent"], (stranger,), with_followups=False)
    )
    assert team["supervisor"].query(in_hand, stranger).out_of_reach == 6
    done = team["supervisor"].command(hand_over, HandOver(stranger, (team.ids["agent"],)))
    assert done.result == InHand(0, 0, 0, 0)
    assert leaving.owners(Customer)[other] == stranger


@pytest.mark.parametrize("login", ["front", "colleague"])
def test_others_do_not(leaving, login):
    team = leaving.team
    with pytest.raises(PermissionDenied):
        team[login].query(in_hand, team.ids["agent"])
    with pytest.raises(PermissionDenied):
        team[login].command(hand_over, HandOver(team.ids["agent"], (team.ids["colleague"],)))


def test_somebody_else_who_works_here_takes_over(leaving):
    team = leaving.team
    me = team.ids["agent"]
    for to, code in (((), "required"), ((me,), "inactive"), ((987_654,), "inactive")):
        with pytest.raises(Invalid) as refusal:
            team["manager"].command(hand_over, HandOver(me, to))
        assert refusal.value.fields == {"to": code}
