-- role: desk
-- Clocks are derived from the history of a ticket by whoever changes it; the watcher derives them
-- again and mends what differs. A step is recorded once, however many desks look.

-- Those of the tickets that the asking person sees: a confidential one is not for everybody.
CREATE OR REPLACE FUNCTION laike.seen_tickets(tickets bigint[]) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH asking AS MATERIALIZED (
    SELECT laike.my_scope('ticket.see_confidential') AS secret, laike.me() AS id,
           laike.my_department() AS department, laike.my_forces() AS forces
    WHERE laike.my_scope('ticket.see') > 0
  )
  SELECT coalesce(array_agg(t.id), '{}') FROM laike.ticket t CROSS JOIN asking a
  WHERE t.id = ANY (tickets)
    AND (NOT t.is_confidential OR a.secret = 4
         OR (a.secret = 3 AND t.department_id = a.department)
         OR (a.secret > 0 AND a.id IN (t.owner_id, t.created_by_id))
         OR t.id = ANY (a.forces))
$$;

-- The ticket by which one sees a clock: its own, or that of its task (0: there is no such task).
CREATE OR REPLACE FUNCTION laike.ticket_behind(of_type text, of_record bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE of_type
    WHEN 'ticket' THEN of_record
    WHEN 'task' THEN coalesce(
      (SELECT t.ticket_id FROM laike.task_force_task t WHERE t.id = of_record), 0)
  END
$$;

CREATE OR REPLACE FUNCTION laike.put_clocks(clocks jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tickets bigint[] := ARRAY(
    SELECT DISTINCT behind FROM (
      SELECT laike.ticket_behind(c ->> 'record_type', (c ->> 'record_id')::bigint) AS behind
      FROM jsonb_array_elements(clocks) c
    ) known WHERE behind IS NOT NULL);
BEGIN
  PERFORM laike.check_scope('ticket.see');
  IF cardinality(laike.seen_tickets(tickets)) < cardinality(tickets) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: ticket.see';
  END IF;
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

-- Record what is due and was not recorded; a clock that somebody else writes now is left out, and
-- so is that of a ticket one does not see.
CREATE OR REPLACE FUNCTION laike.claim_steps(steps jsonb, waiting jsonb, noted timestamptz)
RETURNS TABLE (clock_id bigint, epoch integer, level integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  since timestamptz := laike.moment(noted);
  asked bigint[] := ARRAY(SELECT (w ->> 'id')::bigint FROM jsonb_array_elements(waiting) w);
  seen bigint[] := laike.seen_tickets(ARRAY(
    SELECT laike.ticket_behind(c.record_type, c.record_id) FROM laike.sla_clock c
    WHERE c.id = ANY (asked)));
  ours bigint[];
BEGIN
  PERFORM laike.check_scope('ticket.see');
  SELECT array_agg(locked.id) INTO ours FROM (
    SELECT c.id FROM laike.sla_clock c
    WHERE c.id = ANY (asked)
      AND coalesce(laike.ticket_behind(c.record_type, c.record_id) = ANY (seen), true)
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
  seen bigint[] := laike.seen_tickets(tickets);
BEGIN
  PERFORM laike.check_scope('ticket.see');
  RETURN QUERY
    SELECT t.id FROM laike.ticket t
    WHERE t.id = ANY (seen) AND EXISTS (
      SELECT 1 FROM laike.sla_clock c
      WHERE c.record_type = 'ticket' AND c.record_id = t.id
        AND c.state IN ('running', 'paused') AND c.next_at <= since)
    ORDER BY t.id FOR UPDATE OF t SKIP LOCKED;
END $$;

-- What the steps of a batch change on their tickets: a row for each ticket, which names what changes,
-- and the lines of their histories. Each needs a step of its ticket that was recorded in this very
-- transaction, and goes to whom a step can name, so nobody takes or gives tickets away with it.
CREATE OR REPLACE FUNCTION laike.escalate(changes jsonb, lines jsonb, noted timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since timestamptz := laike.moment(noted);
BEGIN
  PERFORM laike.check_scope('ticket.see');
  IF EXISTS (
    SELECT 1 FROM (
      SELECT (c ->> 'id')::bigint AS id FROM jsonb_array_elements(changes) c
      UNION SELECT (l ->> 'ticket_id')::bigint FROM jsonb_array_elements(lines) l
    ) named
    WHERE NOT EXISTS (
      SELECT 1 FROM laike.sla_step s JOIN laike.sla_clock c ON c.id = s.clock_id
      WHERE c.record_type = 'ticket' AND c.record_id = named.id AND s.recorded_at = since)
  ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: nothing escalates';
  END IF;
  IF EXISTS (
    SELECT 1 FROM jsonb_array_elements(changes) c
    WHERE c ? 'owner_id' AND NOT EXISTS (
      SELECT 1 FROM laike.user_account u
      WHERE u.id = (c ->> 'owner_id')::bigint AND u.is_active
        AND (u.role IN ('manager', 'owner')
             OR EXISTS (SELECT 1 FROM laike.department d WHERE d.supervisor_id = u.id)))
  ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: who supervises';
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_populate_recordset(NULL::laike.ticket_event, lines) l
             WHERE l.type NOT IN ('sla_breached', 'escalated') OR l.at > since) THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: lines of an escalation';
  END IF;
  INSERT INTO laike.ticket_event (ticket_id, at, type, field, before, after, text)
  SELECT l.ticket_id, l.at, l.type, l.field, l.before, l.after, l.text
  FROM jsonb_populate_recordset(NULL::laike.ticket_event, lines) WITH ORDINALITY l
  ORDER BY ordinality;
  UPDATE laike.ticket t SET
    owner_id = CASE WHEN c.named ? 'owner_id' THEN given.owner_id ELSE t.owner_id END,
    department_id = CASE WHEN c.named ? 'department_id' THEN given.department_id
                         ELSE t.department_id END,
    assigned_at = CASE WHEN c.named ? 'assigned_at' THEN given.assigned_at
                       ELSE t.assigned_at END,
    priority = coalesce(given.priority, t.priority),
    priority_rank = coalesce(given.priority_rank, t.priority_rank),
    version = t.version + 1, updated_at = since, updated_by_id = NULL
  FROM jsonb_array_elements(changes) c(named),
    LATERAL jsonb_populate_record(NULL::laike.ticket, c.named) given
  WHERE t.id = given.id;
END $$;

REVOKE ALL ON FUNCTION
  laike.seen_tickets(bigint[]), laike.ticket_behind(text, bigint), laike.put_clocks(jsonb),
  laike.claim_steps(jsonb, jsonb, timestamptz), laike.lock_due(bigint[], timestamptz),
  laike.escalate(jsonb, jsonb, timestamptz)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.put_clocks(jsonb), laike.claim_steps(jsonb, jsonb, timestamptz),
  laike.lock_due(bigint[], timestamptz), laike.escalate(jsonb, jsonb, timestamptz)
TO @prefix@_person;
