-- role: desk
-- Clocks are derived from the history of a ticket by whoever changes it; the watcher derives them
-- again and mends what differs. A step is recorded once, however many desks look.

CREATE OR REPLACE FUNCTION laike.put_clocks(clocks jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('ticket.see');
  INSERT INTO laike.sla_clock (
    record_type, record_id, kind, instance, epoch, target_seconds, hours, policy_key,
    policy_version, calendar_version, rules_id, started_at, due_at, warn_at, used_seconds,
    paused_since, state, met_at, is_by_hand, is_silent, schedule, next_at, next_level)
  SELECT
    record_type, record_id, kind, instance, epoch, target_seconds, hours, policy_key,
    policy_version, calendar_version, rules_id, started_at, due_at, warn_at, used_seconds,
    paused_since, state, met_at, is_by_hand, is_silent, schedule, next_at, next_level
  FROM jsonb_populate_recordset(NULL::laike.sla_clock, clocks)
  ON CONFLICT (record_type, record_id, kind, instance) DO UPDATE SET
    epoch = excluded.epoch, target_seconds = excluded.target_seconds, hours = excluded.hours,
    policy_key = excluded.policy_key, policy_version = excluded.policy_version,
    calendar_version = excluded.calendar_version, rules_id = excluded.rules_id,
    started_at = excluded.started_at, due_at = excluded.due_at, warn_at = excluded.warn_at,
    used_seconds = excluded.used_seconds, paused_since = excluded.paused_since,
    state = excluded.state, met_at = excluded.met_at, is_by_hand = excluded.is_by_hand,
    is_silent = excluded.is_silent, schedule = excluded.schedule, next_at = excluded.next_at,
    next_level = excluded.next_level;
END $$;

-- Record what is due and was not recorded; a clock that somebody else writes now is left out.
CREATE OR REPLACE FUNCTION laike.claim_steps(steps jsonb, waiting jsonb, noted timestamptz)
RETURNS TABLE (clock_id bigint, epoch integer, level integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  since timestamptz := laike.moment(noted);
  ours bigint[];
BEGIN
  PERFORM laike.check_scope('ticket.see');
  SELECT array_agg(locked.id) INTO ours FROM (
    SELECT c.id FROM laike.sla_clock c
    WHERE c.id IN (SELECT w.id FROM jsonb_populate_recordset(NULL::laike.sla_clock, waiting) w)
      AND c.state IN ('running', 'paused') AND c.next_at <= since
    ORDER BY c.id FOR UPDATE SKIP LOCKED
  ) locked;
  RETURN QUERY
    INSERT INTO laike.sla_step (clock_id, epoch, level, due_at, recorded_at, action)
    SELECT s.clock_id, s.epoch, s.level, s.due_at, since, s.action
    FROM jsonb_populate_recordset(NULL::laike.sla_step, steps) s
    JOIN laike.sla_clock c ON c.id = s.clock_id AND c.epoch = s.epoch
    WHERE s.clock_id = ANY (ours) AND s.due_at <= since
    ON CONFLICT DO NOTHING
    RETURNING sla_step.clock_id, sla_step.epoch, sla_step.level;
  UPDATE laike.sla_clock c SET next_at = w.next_at, next_level = w.next_level
  FROM jsonb_populate_recordset(NULL::laike.sla_clock, waiting) w
  WHERE c.id = w.id AND c.id = ANY (ours);
END $$;

-- Lock tickets with a clock that is due, for the step that changes them; one that somebody is
-- saving is left out.
CREATE OR REPLACE FUNCTION laike.lock_due(tickets bigint[], noted timestamptz)
RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since timestamptz := laike.moment(noted);
BEGIN
  PERFORM laike.check_scope('ticket.see');
  RETURN QUERY
    SELECT t.id FROM laike.ticket t
    WHERE t.id = ANY (tickets) AND EXISTS (
      SELECT 1 FROM laike.sla_clock c
      WHERE c.record_type = 'ticket' AND c.record_id = t.id
        AND c.state IN ('running', 'paused') AND c.next_at <= since)
    ORDER BY t.id FOR UPDATE OF t SKIP LOCKED;
END $$;

-- What a step changes on its ticket. It needs a step of this ticket that was recorded in this very
-- transaction, so nobody gives tickets away with it.
CREATE OR REPLACE FUNCTION laike.escalate(
  of_ticket bigint, changes jsonb, lines jsonb, noted timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since timestamptz := laike.moment(noted);
  given laike.ticket := jsonb_populate_record(NULL::laike.ticket, changes);
BEGIN
  PERFORM laike.check_scope('ticket.see');
  IF NOT EXISTS (
    SELECT 1 FROM laike.sla_step s JOIN laike.sla_clock c ON c.id = s.clock_id
    WHERE c.record_type = 'ticket' AND c.record_id = of_ticket AND s.recorded_at = since
  ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: nothing escalates';
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_populate_recordset(NULL::laike.ticket_event, lines) l
             WHERE l.type NOT IN ('sla_breached', 'escalated') OR l.at > since) THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: lines of an escalation';
  END IF;
  INSERT INTO laike.ticket_event (ticket_id, at, type, field, before, after, text)
  SELECT of_ticket, l.at, l.type, l.field, l.before, l.after, l.text
  FROM jsonb_populate_recordset(NULL::laike.ticket_event, lines) WITH ORDINALITY l
  ORDER BY ordinality;
  IF changes <> '{}' THEN
    UPDATE laike.ticket t SET
      owner_id = CASE WHEN changes ? 'owner_id' THEN given.owner_id ELSE t.owner_id END,
      department_id = CASE WHEN changes ? 'department_id' THEN given.department_id
                           ELSE t.department_id END,
      assigned_at = CASE WHEN changes ? 'assigned_at' THEN given.assigned_at
                         ELSE t.assigned_at END,
      priority = coalesce(given.priority, t.priority),
      priority_rank = coalesce(given.priority_rank, t.priority_rank),
      version = t.version + 1, updated_at = since, updated_by_id = NULL
    WHERE t.id = of_ticket;
  END IF;
END $$;

REVOKE ALL ON FUNCTION
  laike.put_clocks(jsonb), laike.claim_steps(jsonb, jsonb, timestamptz),
  laike.lock_due(bigint[], timestamptz), laike.escalate(bigint, jsonb, jsonb, timestamptz)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.put_clocks(jsonb), laike.claim_steps(jsonb, jsonb, timestamptz),
  laike.lock_due(bigint[], timestamptz), laike.escalate(bigint, jsonb, jsonb, timestamptz)
TO @prefix@_person;
