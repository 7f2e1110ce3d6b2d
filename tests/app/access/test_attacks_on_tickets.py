"""What a colleague with psql tries on tickets that are not his, and what is refused.

Links and merges, mails, steps and clocks. Each refusal has a partner that must be allowed.
"""

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import text as sql_text

from tests.app.access.world import World

DENIED = errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def world(server_world: World):
    return server_world


_MERGE = "INSERT INTO laike.ticket_merge (ticket_id, into_id) VALUES ({my_ticket}, {their_ticket})"
_IN_ITS_STORY = (
    "INSERT INTO laike.ticket_event (ticket_id, at, actor_id, type) "
    "VALUES ({their_ticket}, now(), {me}, 'merged')"
)


@pytest.mark.parametrize(
    ("login", "statements"),
    [
        ("agent", [_MERGE]),
        ("manager", [_MERGE]),  # without a line in the story of the other ticket
        ("supervisor", [_IN_ITS_STORY, _MERGE]),  # which is in another department
        ("manager", [_IN_ITS_STORY, _MERGE.replace("their_ticket", "secret")]),
    ],
)
def test_a_merge_by_hand_needs_the_right_on_both_and_leaves_its_line(run, login, statements):
    with pytest.raises(DENIED):
        run(login, *statements)


def test_who_may_merge_both_does(run):
    assert run("manager", _IN_ITS_STORY, _MERGE) == 1


def test_removing_blindly_does_not_tell_of_a_link_with_a_hidden_ticket(run, world):
    """A statement that reads no column is not asked what its author sees."""
    tied = sql_text(
        "INSERT INTO laike.ticket_link (ticket_id, other_id, kind) "
        "SELECT t.id, o.id, 'related' FROM laike.ticket t CROSS JOIN laike.ticket o "
        "WHERE t.id = :mine AND o.id IN (:theirs, :secret)"
    )
    mine, theirs = world.ticket("agent", "mine"), world.ticket("agent", "other")
    secret = world.ticket("agent", "other", is_confidential=True)
    given = {"mine": mine, "theirs": theirs, "secret": secret}
    world.team.owner.command(lambda uow: uow.session.execute(tied, given) and None)
    assert run("agent", "DELETE FROM laike.ticket_link") == 1


_CAME = (
    "INSERT INTO laike.incoming (key, answers, channel, kind, subject, text, left_out, "
    "sender_name, state, reason, received_at, taken_at, ticket_id, uid, version, created_at, "
    "updated_at) VALUES (gen_random_uuid(), '', 'email', 'inquiry', '', 'x', '', '', 'taken', "
    "'', now(), now(), {{{ticket}}}, gen_random_uuid(), 1, now(), now())"
)


def _wrote(ticket, changes="{}"):
    changes = changes.replace("{", "{{").replace("}", "}}")
    return (
        f"SELECT laike.customer_wrote({{{ticket}}}, (SELECT version FROM laike.ticket "
        f"WHERE id = {{{ticket}}}), '{changes}', '[]', now())"
    )


def test_a_message_is_put_on_no_ticket_one_does_not_see(run):
    came, secret = _CAME.format(ticket="their_ticket"), _CAME.format(ticket="secret")
    with pytest.raises(DENIED):
        run("front", secret)
    with pytest.raises(DENIED):
        run("front", came, _wrote("secret"))
    assert run("front", came, _wrote("their_ticket"))
    assert run("manager", secret, _wrote("secret"))


def test_mails_are_read_where_the_ticket_is_seen_and_changed_by_who_takes_them_in(run, world):
    mine, secret = (world.mailed("agent", whose) for whose in ("mine", "other"))
    world.team.owner.command(_hide, secret)
    landed = f"SELECT ticket_id FROM laike.incoming WHERE ticket_id IN ({mine}, {secret})"
    assert run("agent", landed) == [(mine,)]
    assert sorted(run("manager", landed)) == [(mine,), (secret,)]
    waits = _CAME.format(ticket="my_ticket").replace("{my_ticket}", "NULL")
    nowhere = "SELECT count(*) FROM laike.incoming WHERE ticket_id IS NULL"
    with psycopg.connect(world.team.address("front")) as front:
        front.execute(waits.replace("'taken'", "'waiting'"))
        front.commit()
    assert run("agent", nowhere) == [(0,)]
    assert run("front", nowhere)[0][0] > 0
    changed = f"UPDATE laike.incoming SET state = 'spam', version = 2 WHERE ticket_id = {mine}"
    with pytest.raises(DENIED):
        run("agent", changed)
    with pytest.raises(DENIED):
        run("agent", _CAME.format(ticket="my_ticket"))
    assert run("front", changed) == 1


def _hide(uow, ticket_id):
    uow.session.execute(
        sql_text(
            "UPDATE laike.ticket SET is_confidential = true, version = version + 1 WHERE id = :id"
        ),
        {"id": ticket_id},
    )


def test_files_of_a_message_are_put_on_no_ticket_one_does_not_see(world, records):
    blindly = "UPDATE laike.incoming SET ticket_id = %s, taken_at = now(), version = 2"
    with psycopg.connect(world.team.address("front")) as front:
        came = _CAME.format(ticket="their_ticket").format(**records)
        (id_,) = front.execute(f"{came} RETURNING id").fetchone()
        moved = f"SELECT laike.files_came({id_}, now())"
        assert front.execute(moved).fetchone() == (0,)
        front.execute(blindly, [records["secret"]])
        with pytest.raises(DENIED):
            front.execute(moved)
        front.rollback()


@pytest.mark.parametrize(
    "changes",
    [
        '{"rating": "very_content"}',
        '{"outcome": "solved"}',
        '{"closed_at": "2020-01-01T00:00:00Z"}',
        '{"category": "closed"}',
        '{"status": "in_progress", "category": "open"}',  # it neither waits nor is closed
    ],
)
def test_a_message_does_no_more_than_a_customers_word(run, changes):
    with pytest.raises(errors.InvalidParameterValue):
        run("front", _CAME.format(ticket="their_ticket"), _wrote("their_ticket", changes))


def test_whose_a_ticket_is_is_not_told_by_its_number(run):
    asked = (
        "SELECT m.ticket_id FROM laike.ticket t, laike.message_targets(t.number, ARRAY[''], "
        "ARRAY[{whom}]::bigint[]) m WHERE t.id = {{their_ticket}}"
    )
    whose = "(SELECT customer_id FROM laike.ticket WHERE id = {their_ticket})"
    assert run("front", asked.format(whom="{theirs}")) == []
    assert len(run("front", asked.format(whom=whose))) == 1
    with pytest.raises(DENIED):
        run("front", "SELECT laike.message_targets('', ARRAY[''], "
                     "ARRAY(SELECT generate_series(1, 41))::bigint[])")  # fmt: skip
    with pytest.raises(DENIED):
        run("agent", asked.format(whom=whose))


def test_nobody_does_a_task_in_the_name_of_another(run, world):
    new = (
        "INSERT INTO laike.task_force_task (ticket_id, text, owner_id, due_at, done_at, "
        "done_by_id, uid, version, created_at, updated_at) VALUES ({{my_ticket}}, 'x', {{me}}, "
        "now(), {done}, {who}, gen_random_uuid(), 1, now(), now())"
    )
    open_one = new.format(done="NULL", who="NULL")
    finished = (
        "UPDATE laike.task_force_task SET done_at = now(), done_by_id = {who}, result = 'x', "
        "version = version + 1 WHERE ticket_id = {{my_ticket}}"
    )
    manager = world.team.ids["manager"]
    for statements in (
        [new.format(done="now()", who=manager)],
        [open_one, finished.format(who=manager)],
    ):
        with pytest.raises(DENIED):
            run("agent", *statements)
    assert run("agent", open_one, finished.format(who="{me}")) == 1


def test_what_everybody_may_write_on_a_ticket_makes_its_place_nobodys_own_step(run):
    """Taking back one's own last move needs no other right; a comment is no move."""
    touched = "UPDATE laike.ticket SET next_due_at = now(), version = version + 1 WHERE id = {id}"
    seized = (
        "UPDATE laike.ticket SET owner_id = {{me}}, status = 'closed', category = 'closed', "
        "version = version + 1 WHERE id = {id}"
    )
    undone = (
        "INSERT INTO laike.ticket_event (ticket_id, at, actor_id, type, field) "
        "VALUES ({id}, now(), {{me}}, 'undone', 'owner_id')"
    )
    theirs = "{their_ticket}"
    for wish in (seized, undone):
        with pytest.raises(DENIED):
            run("agent", touched.format(id=theirs), wish.format(id=theirs))


def test_who_moved_a_ticket_last_may_take_that_back(run, world):
    new = world.ticket("agent", "nobody")
    took = (
        "INSERT INTO laike.ticket_event (ticket_id, at, actor_id, type, field) "
        f"VALUES ({new}, now(), {{me}}, 'took', 'owner_id')"
    )
    owned = "UPDATE laike.ticket SET owner_id = {who}, version = version + 1 WHERE id = {new}"
    mine, nobodys = (owned.format(who=who, new=new) for who in ("{me}", "NULL"))
    with pytest.raises(DENIED):  # it was not said in the history, so it was no move
        run("agent", mine, nobodys)
    assert run("agent", took, mine, nobodys) == 1


def test_clocks_of_a_ticket_one_does_not_see_are_not_set(run):
    """A confidential one that never rings would be late in silence."""
    put = (
        "SELECT laike.put_clocks((SELECT jsonb_agg(to_jsonb(c) || jsonb_build_object("
        "'record_id', {ticket})) FROM laike.sla_clock c WHERE c.record_id = {{my_ticket}}))"
    )
    for ticket in ("{secret}", "0"):
        with pytest.raises(DENIED):
            run("agent", put.format(ticket=ticket))
    assert run("agent", put.format(ticket="{their_ticket}"))
    assert run("manager", put.format(ticket="{secret}"))


def test_the_clock_of_a_task_is_set_by_who_sees_its_ticket(run, world):
    new = sql_text(
        "INSERT INTO laike.task_force_task (ticket_id, text, owner_id, due_at, uid, version, "
        "created_at, updated_at) VALUES (:on, 'x', :whose, now(), gen_random_uuid(), 1, now(), "
        "now()) RETURNING id"
    )
    put = (
        "SELECT laike.put_clocks((SELECT jsonb_agg(to_jsonb(c) || jsonb_build_object("
        "'record_type', 'task', 'record_id', {task}::int)) FROM laike.sla_clock c "
        "WHERE c.record_id = {{my_ticket}} AND c.kind = 'solve'))"
    )

    def task(**place):
        given = {"on": world.ticket("agent", **place), "whose": world.team.ids["stranger"]}
        return world.team.owner.command(
            lambda uow: uow.session.execute(new, given).scalar_one()
        ).result

    hidden, seen = task(whose="other", is_confidential=True), task(whose="other")
    for nobodys in (hidden, 0):
        with pytest.raises(DENIED):
            run("agent", put.format(task=nobodys))
    assert run("agent", put.format(task=seen))
    assert run("manager", put.format(task=hidden))
