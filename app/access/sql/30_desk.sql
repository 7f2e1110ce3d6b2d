-- role: desk
-- What the program keeps in order for everybody: numbers, leases, notices, figures on cards.
-- Nobody writes these tables by hand.

-- Whether this is the owner's own session (a test, a migration): the one whose clock may be set.
CREATE OR REPLACE FUNCTION laike.moment(given timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN laike.my_role() = 'owner' THEN given ELSE now() END
$$;

CREATE OR REPLACE FUNCTION laike.check_person() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF laike.me() IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: nobody of this desk';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION laike.check_scope(action text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF laike.my_scope(action) = 0 THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: ' || action;
  END IF;
END $$;

-- The last of the next ``how_many`` running numbers of a kind and company day.
CREATE OR REPLACE FUNCTION laike.next_number(of_kind text, of_day date, how_many integer)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  given integer;
BEGIN
  PERFORM laike.check_person();
  IF how_many NOT BETWEEN 1 AND 1000000 THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: how many numbers';
  END IF;
  INSERT INTO laike.number_counter AS c (kind, day, last) VALUES (of_kind, of_day, how_many)
  ON CONFLICT (kind, day) DO UPDATE SET last = c.last + excluded.last
  RETURNING c.last INTO given;
  RETURN given;
END $$;

-- Take or renew a lease; false if somebody else holds it. One that ends long after a lease taken
-- now comes from a clock that was set back.
CREATE OR REPLACE FUNCTION laike.take_lease(
  of_name text, by_holder text, at timestamptz, length interval
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since timestamptz := laike.moment(at);
BEGIN
  PERFORM laike.check_person();
  IF length NOT BETWEEN interval '1 second' AND interval '5 minutes' THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: length of a lease';
  END IF;
  INSERT INTO laike.lease AS l (name, holder, until) VALUES (of_name, by_holder, since + length)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
  WHERE l.holder = excluded.holder OR l.until < since OR l.until > since + 2 * length;
  RETURN FOUND;
END $$;

-- Tell people something once; gives the ids of what nobody had been told before.
CREATE OR REPLACE FUNCTION laike.notify(notices jsonb, noticed timestamptz) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since timestamptz := laike.moment(noticed);
BEGIN
  PERFORM laike.check_person();
  RETURN QUERY
    INSERT INTO laike.notice (user_id, kind, subject_type, subject_id, params, happened_at,
                              created_at, dedupe_key, is_urgent)
    SELECT n.user_id, n.kind, n.subject_type, n.subject_id, n.params, n.happened_at, since,
           n.dedupe_key, n.is_urgent
    FROM jsonb_populate_recordset(NULL::laike.notice, notices) WITH ORDINALITY n
    ORDER BY ordinality
    ON CONFLICT DO NOTHING RETURNING notice.id;
END $$;

-- Take back notices (person and key) that others will say; gives those that nobody had seen. What
-- managers are told of people stays.
CREATE OR REPLACE FUNCTION laike.withdraw_notices(notices jsonb)
RETURNS TABLE (user_id bigint, dedupe_key text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_person();
  RETURN QUERY
    DELETE FROM laike.notice n
    USING jsonb_populate_recordset(NULL::laike.notice, notices) w
    WHERE n.user_id = w.user_id AND n.dedupe_key = w.dedupe_key
      AND n.dedupe_key NOT LIKE 'people:%' AND n.shown_at IS NULL AND n.read_at IS NULL
    RETURNING n.user_id, n.dedupe_key;
END $$;

-- What is done needs nobody's attention any more: those of the notices that nobody has read are
-- settled. Only of clocks that ended or have another target now, so nobody hides what is late.
CREATE OR REPLACE FUNCTION laike.settle_notices(
  about text, about_id bigint, keys text[], noted timestamptz
) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_person();
  RETURN QUERY
    UPDATE laike.notice n SET settled_at = laike.moment(noted)
    WHERE n.subject_type = about AND n.subject_id = about_id AND n.dedupe_key = ANY (keys)
      AND n.dedupe_key LIKE 'sla:%' AND n.read_at IS NULL AND n.settled_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM laike.sla_clock c
        WHERE c.record_type = about AND c.record_id = about_id
          AND c.state IN ('running', 'paused')
          AND n.dedupe_key LIKE 'sla:' || c.id || ':' || c.epoch || ':%')
    RETURNING n.id;
END $$;

-- The figures on customers' cards; columns that a row does not name stay as they are.
CREATE OR REPLACE FUNCTION laike.put_stats(rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('customer.see');
  INSERT INTO laike.customer_stats AS s
    (customer_id, last_contact_at, open_tickets, satisfaction, answers, risk)
  SELECT r.customer_id, r.last_contact_at, coalesce(r.open_tickets, 0), r.satisfaction,
         coalesce(r.answers, 0), r.risk
  FROM jsonb_populate_recordset(NULL::laike.customer_stats, rows) r
  ON CONFLICT (customer_id) DO UPDATE SET
    last_contact_at = coalesce(excluded.last_contact_at, s.last_contact_at),
    open_tickets = CASE WHEN rows -> 0 ? 'open_tickets' THEN excluded.open_tickets
                        ELSE s.open_tickets END,
    satisfaction = coalesce(excluded.satisfaction, s.satisfaction),
    answers = CASE WHEN rows -> 0 ? 'answers' THEN excluded.answers ELSE s.answers END,
    risk = coalesce(excluded.risk, s.risk);
END $$;

-- A filled-in questionnaire with its answers; who enters it need not be allowed to read it.
CREATE OR REPLACE FUNCTION laike.add_response(response jsonb, answers jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  made bigint;
  given laike.response := jsonb_populate_record(NULL::laike.response, response);
BEGIN
  PERFORM laike.check_scope('survey.enter');
  SELECT id INTO made FROM laike.response r WHERE r.uid = given.uid;
  IF FOUND THEN
    RETURN made;
  END IF;
  IF given.invitation_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM laike.invitation i
    WHERE i.id = given.invitation_id AND i.questionnaire_id = given.questionnaire_id
  ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: survey.enter';
  END IF;
  INSERT INTO laike.response (uid, questionnaire_id, invitation_id, month, answered_at,
                              department_id, owner_id, tier, channel)
  VALUES (given.uid, given.questionnaire_id, given.invitation_id, given.month,
          CASE WHEN given.answered_at IS NOT NULL THEN laike.moment(given.answered_at) END,
          given.department_id, given.owner_id, given.tier, given.channel)
  RETURNING id INTO made;
  INSERT INTO laike.answer (response_id, question_id, score, text)
  SELECT made, a.question_id, a.score, a.text
  FROM jsonb_populate_recordset(NULL::laike.answer, answers) a;
  RETURN made;
END $$;

-- Whether answers were entered under this uid, and the id they have.
CREATE OR REPLACE FUNCTION laike.response_of(of_uid uuid) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('survey.enter');
  RETURN (SELECT r.id FROM laike.response r WHERE r.uid = of_uid);
END $$;

REVOKE ALL ON FUNCTION
  laike.moment(timestamptz), laike.check_person(), laike.check_scope(text),
  laike.next_number(text, date, integer),
  laike.take_lease(text, text, timestamptz, interval),
  laike.notify(jsonb, timestamptz),
  laike.settle_notices(text, bigint, text[], timestamptz),
  laike.withdraw_notices(jsonb), laike.put_stats(jsonb),
  laike.add_response(jsonb, jsonb), laike.response_of(uuid)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.next_number(text, date, integer),
  laike.take_lease(text, text, timestamptz, interval),
  laike.notify(jsonb, timestamptz),
  laike.settle_notices(text, bigint, text[], timestamptz),
  laike.withdraw_notices(jsonb), laike.put_stats(jsonb),
  laike.add_response(jsonb, jsonb), laike.response_of(uuid)
TO @prefix@_person;
