-- role: audit
-- The audit log 操作日志. Whatever writes a row of a watched table writes a line with it, psql too.
-- Who: the login of the session; a session past the row policies (the owner's, a migration) acts
-- for others, so there the stamp it wrote counts first. From where: login and address are facts,
-- what stands in brackets is what the program calls itself.
CREATE OR REPLACE FUNCTION laike.audit_host() RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT format('%s@%s (%s)', session_user, coalesce(host(inet_client_addr()), 'local'),
                current_setting('application_name'))
$$;

CREATE OR REPLACE FUNCTION laike.audit_fields(whole jsonb, whose text) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(f.key, CASE
      WHEN f.value <> 'null' AND (whose || '.' || f.key = ANY (@sensitive_columns@)
             OR (whose = ANY (@sensitive_tables@) AND f.key NOT LIKE '%\_id'))
      THEN to_jsonb(@redacted@::text) ELSE f.value END), '{}')
  FROM jsonb_each(whole) f WHERE f.key <> ALL (@noise@)
$$;

CREATE OR REPLACE FUNCTION laike.audit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  before jsonb;
  after jsonb;
  who bigint := laike.me();
  happened timestamptz := clock_timestamp();
BEGIN
  -- Nobody may join an anonymous answer and who gave it, not even by their times.
  IF (TG_TABLE_NAME = 'response' AND new_row -> 'invitation_id' = 'null')
     OR (TG_TABLE_NAME = 'invitation' AND new_row ->> 'state' = 'answered' AND EXISTS (
           SELECT 1 FROM laike.questionnaire q
           WHERE q.id = (new_row ->> 'questionnaire_id')::bigint AND q.is_anonymous)) THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(n.key, old_row -> n.key), jsonb_object_agg(n.key, n.value)
    INTO before, after
    FROM jsonb_each(new_row) n
    WHERE n.value IS DISTINCT FROM old_row -> n.key AND n.key <> ALL (@noise@);
    IF after IS NULL THEN
      RETURN NULL;
    END IF;
  ELSE
    before := jsonb_strip_nulls(old_row);
    after := jsonb_strip_nulls(new_row);
  END IF;
  IF (SELECT r.rolsuper OR r.rolbypassrls FROM pg_roles r WHERE r.rolname = session_user) THEN
    IF new_row ->> 'version' IS DISTINCT FROM old_row ->> 'version' THEN
      who := coalesce((new_row ->> 'updated_by_id')::bigint, who);
      happened := coalesce((new_row ->> 'updated_at')::timestamptz, happened);
    END IF;
  END IF;
  INSERT INTO laike.audit_event (at, actor_id, host, op, table_name, row_id, before, after)
  VALUES (happened, who, laike.audit_host(), lower(TG_OP), TG_TABLE_NAME,
          (coalesce(new_row -> TG_ARGV[0], old_row -> TG_ARGV[0]) #>> '{}')::bigint,
          nullif(laike.audit_fields(before, TG_TABLE_NAME), '{}')::text,
          nullif(laike.audit_fields(after, TG_TABLE_NAME), '{}')::text);
  RETURN NULL;
END $$;

-- What leaves no row of its own: an export, a reveal, an import. A line says its own words only.
CREATE OR REPLACE FUNCTION laike.note_action(action text, facts jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF action IS NULL OR action !~ '^[a-z][a-z_.]{1,39}$' OR action = ANY (@ops@)
     OR action = 'purge' OR jsonb_typeof(facts) IS DISTINCT FROM 'object'
     OR length(facts::text) > 20000 THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: not an action';
  END IF;
  IF laike.me() IS NULL
     AND NOT (SELECT r.rolsuper OR r.rolbypassrls FROM pg_roles r WHERE r.rolname = session_user)
     AND session_user <> '@prefix@_migrator' THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: nobody of this desk';
  END IF;
  INSERT INTO laike.audit_event (at, actor_id, host, op, table_name, after)
  VALUES (clock_timestamp(), laike.me(), laike.audit_host(), action, '',
          nullif(facts, '{}')::text);
END $$;

-- The little of the log that is part of a customer's story, for whoever may see the customer.
CREATE OR REPLACE FUNCTION laike.customer_story(asked bigint)
RETURNS TABLE (id bigint, at timestamptz, actor_id bigint, row_id bigint, before text, after text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, e.at, e.actor_id, e.row_id,
    (SELECT jsonb_object_agg(f.key, f.value)::text FROM jsonb_each(e.before::jsonb) f
     WHERE f.key = ANY (@told_fields@)),
    (SELECT jsonb_object_agg(f.key, f.value)::text FROM jsonb_each(e.after::jsonb) f
     WHERE f.key = ANY (@told_fields@))
  FROM laike.audit_event e
  WHERE e.table_name = 'customer' AND e.row_id = asked AND e.op = 'update'
    AND e.after::jsonb ?| @told_fields@ AND laike.my_scope('customer.see') > 0
$$;

-- Removes what is older than the company keeps, never what is younger than half a year, and says
-- so. Whole days, so that desks that ask every hour leave one line a day.
CREATE OR REPLACE FUNCTION laike.purge_audit() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  kept text := (SELECT s.value FROM laike.setting s
                WHERE s.user_id = 0 AND s.key = 'audit.keep_days');
  days integer := CASE WHEN kept ~ '^[0-9]{1,6}$' THEN kept::integer ELSE 0 END;
  removed bigint;
  first timestamptz;
  last timestamptz;
BEGIN
  WITH gone AS (
    DELETE FROM laike.audit_event e
    WHERE e.at < date_trunc('day', now()) - make_interval(days => greatest(days, @kept_days@))
    RETURNING e.at
  )
  SELECT count(*), min(gone.at), max(gone.at) INTO removed, first, last FROM gone;
  IF removed > 0 THEN
    INSERT INTO laike.audit_event (at, actor_id, host, op, table_name, after)
    VALUES (clock_timestamp(), laike.me(), laike.audit_host(), 'purge', '',
            jsonb_build_object('count', removed, 'first', first, 'last', last)::text);
  END IF;
  RETURN removed;
END $$;

-- Nobody changes a line, and nobody removes a young one: not the purge, not the owner either.
CREATE OR REPLACE FUNCTION laike.audit_keeps() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    RAISE insufficient_privilege USING MESSAGE = @never@;
  END IF;
  IF OLD.at > now() - make_interval(days => @kept_days@) THEN
    RAISE insufficient_privilege USING MESSAGE = @too_young@;
  END IF;
  RETURN OLD;
END $$;

REVOKE ALL ON FUNCTION laike.audit_host(), laike.audit_fields(jsonb, text), laike.audit(),
  laike.note_action(text, jsonb), laike.customer_story(bigint), laike.purge_audit(),
  laike.audit_keeps() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION laike.audit(), laike.audit_keeps() TO @prefix@_owner;
GRANT EXECUTE ON FUNCTION laike.note_action(text, jsonb)
  TO @prefix@_owner, @prefix@_person, @prefix@_desk, @prefix@_people;
GRANT EXECUTE ON FUNCTION laike.customer_story(bigint), laike.purge_audit()
  TO @prefix@_owner, @prefix@_person;
