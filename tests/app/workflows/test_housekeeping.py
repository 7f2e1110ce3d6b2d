"""What time alone makes necessary."""

from app.surveys import queries
from app.surveys.dto import InvitationFilter
from app.surveys.rules import InvitationState
from app.workflows.housekeeping import tidy
from tests.surveys_world import add_visit, invite


def test_unanswered_survey_is_closed_when_its_week_is_over(backend, clock):
    visit = backend.command(add_visit, "上海浦发").result
    backend.command(invite, visit)
    assert backend.command(tidy).result == 0
    clock.forward(days=8)
    outcome = backend.command(tidy)
    assert outcome.result == 1
    assert "survey" in outcome.changes
    closed = InvitationFilter(InvitationState.CLOSED)
    assert len(backend.query(queries.invitations, closed).rows) == 1
    assert backend.command(tidy).result == 0
