-- role: desk
-- What whoever takes in mails and web forms may do beyond the own rights: find whose an address
-- is, find the ticket that a mail answers, and put a customer's message on it.

CREATE OR REPLACE FUNCTION laike.contacts_by_normal(of_kind text, wanted text)
RETURNS TABLE (contact_id bigint, customer_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM laike.check_scope('intake.take');
  RAISE LOG 'laike: % looked for who wrote', session_user;
  RETURN QUERY
    SELECT c.id, c.customer_id FROM laike.contact_point p
    JOIN laike.contact c ON c.id = p.contact_id
    JOIN laike.customer o ON o.id = c.customer_id
    WHERE p.kind = of_kind AND p.normal = wanted AND p.deleted_at IS NULL
      AND c.deleted_at IS NULL AND o.deleted_at IS NULL
    ORDER BY c.customer_id, c.id LIMIT 20;
END $$;

-- Tickets of the customers who may have written it, that a message names by number or by the
-- messages it answers; confidential ones too, so that nothing written about them becomes a ticket
-- that everybody reads. Nobody learns by a number alone whose ticket it is.
CREATE OR REPLACE FUNCTION laike.message_targets(
  of_number text, answered text[], of_customers bigint[]
) RETURNS TABLE (ticket_id bigint, customer_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM laike.check_scope('intake.take');
  IF cardinality(of_customers) > 40 THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: intake.take';
  END IF;
  RAISE LOG 'laike: % looked for the ticket % of a message', session_user, of_number;
  RETURN QUERY
    SELECT t.id, t.customer_id FROM laike.ticket t
    WHERE t.deleted_at IS NULL AND t.customer_id = ANY (of_customers)
      AND (t.number = of_number
           OR t.id IN (SELECT i.ticket_id FROM laike.incoming i
                       WHERE i.thread_key = ANY (answered) AND i.ticket_id IS NOT NULL))
    ORDER BY t.number IS DISTINCT FROM of_number, t.id DESC LIMIT 5;
END $$;

-- It needs a message that was put on this ticket in this very transaction, and a ticket one sees.
-- Whoever takes in what comes is trusted to say what came; more than a customer's word does to a
-- ticket is not done: one that waited or was closed is in progress again, nothing is solved by it.
CREATE OR REPLACE FUNCTION laike.customer_wrote(
  of_ticket bigint, seen integer, changes jsonb, lines jsonb, noted timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since timestamptz := laike.moment(noted);
  given laike.ticket := jsonb_populate_record(NULL::laike.ticket, changes);
BEGIN
  PERFORM laike.check_scope('intake.take');
  IF of_ticket <> ALL (laike.seen_tickets(ARRAY[of_ticket]))
     OR NOT EXISTS (SELECT 1 FROM laike.incoming i
                 WHERE i.ticket_id = of_ticket AND i.state = 'taken' AND i.taken_at = since) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: nobody wrote';
  END IF;
  IF num_nonnulls(given.status, given.category) > 0
     AND ((given.status, given.category) IS DISTINCT FROM ('in_progress', 'open')
          OR NOT EXISTS (SELECT 1 FROM laike.ticket t
                         WHERE t.id = of_ticket AND t.category IN ('waiting', 'closed')))
     OR num_nonnulls(given.outcome, given.rating, given.solved_at, given.closed_at) > 0
     OR EXISTS (SELECT 1 FROM jsonb_populate_recordset(NULL::laike.ticket_event, lines) l
                WHERE l.type <> 'customer_wrote' OR l.at <> since) THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: lines of a message';
  END IF;
  INSERT INTO laike.ticket_event (ticket_id, at, type, field, before, after, text)
  SELECT of_ticket, since, l.type, l.field, l.before, l.after, l.text
  FROM jsonb_populate_recordset(NULL::laike.ticket_event, lines) WITH ORDINALITY l
  ORDER BY ordinality;
  UPDATE laike.ticket t SET
    status = coalesce(given.status, t.status),
    category = coalesce(given.category, t.category),
    accepted_at = coalesce(t.accepted_at, given.accepted_at),
    solved_at = CASE WHEN changes ? 'solved_at' THEN given.solved_at ELSE t.solved_at END,
    closed_at = CASE WHEN changes ? 'closed_at' THEN given.closed_at ELSE t.closed_at END,
    outcome = CASE WHEN changes ? 'outcome' THEN given.outcome ELSE t.outcome END,
    rating = CASE WHEN changes ? 'rating' THEN given.rating ELSE t.rating END,
    progress = coalesce(given.progress, t.progress),
    progress_at = coalesce(given.progress_at, t.progress_at),
    reopen_count = coalesce(given.reopen_count, t.reopen_count),
    next_due_at = CASE WHEN changes ? 'next_due_at' THEN given.next_due_at ELSE t.next_due_at END,
    next_due_kind = CASE WHEN changes ? 'next_due_kind' THEN given.next_due_kind
                         ELSE t.next_due_kind END,
    version = t.version + 1, updated_at = since, updated_by_id = NULL
  WHERE t.id = of_ticket AND t.version = seen;
  IF NOT FOUND THEN
    RAISE serialization_failure USING MESSAGE = 'laike: not the newest version';
  END IF;
END $$;

-- The files that came with a message go on its ticket; they, and the lines about them, are nobody's
-- of the desk. It needs a message that was put on a ticket in this very transaction.
CREATE OR REPLACE FUNCTION laike.files_came(of_incoming bigint, noted timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since timestamptz := laike.moment(noted);
  target bigint := (SELECT i.ticket_id FROM laike.incoming i
                    WHERE i.id = of_incoming AND i.state = 'taken' AND i.taken_at = since);
  moved bigint;
BEGIN
  PERFORM laike.check_scope('intake.take');
  IF target IS NULL OR target <> ALL (laike.seen_tickets(ARRAY[target])) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: nobody wrote';
  END IF;
  WITH came AS (
    UPDATE laike.attachment a SET
      ticket_id = target, incoming_id = NULL, created_by_id = NULL,
      version = a.version + 1, updated_at = since, updated_by_id = NULL
    WHERE a.incoming_id = of_incoming AND a.deleted_at IS NULL
    RETURNING a.id, a.name
  )
  INSERT INTO laike.ticket_event (ticket_id, at, type, field, after, text)
  SELECT target, since, 'attached', 'file', c.id::text, c.name FROM came c ORDER BY c.id;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;

REVOKE ALL ON FUNCTION
  laike.contacts_by_normal(text, text), laike.message_targets(text, text[], bigint[]),
  laike.customer_wrote(bigint, integer, jsonb, jsonb, timestamptz),
  laike.files_came(bigint, timestamptz)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.contacts_by_normal(text, text), laike.message_targets(text, text[], bigint[]),
  laike.customer_wrote(bigint, integer, jsonb, jsonb, timestamptz),
  laike.files_came(bigint, timestamptz)
TO @prefix@_person;
