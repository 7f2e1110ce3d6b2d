-- role: audit
-- The audit log 操作日志. Whatever writes a row of a watched table writes a line with it, psql too.
-- Who: the login of the session; where a superuser runs the program it acts for others, so there
-- the stamp it wrote counts first. From where: login and address are facts, what stands in brackets
-- is what the program calls itself.
CREATE OR REPLACE FUNCTION laike.audit_host() RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN format('%s@%s (%s)', session_user, coalesce(host(inet_client_addr()), 'local'),
                current_setting('application_name'));
END $$;

CREATE OR REPLACE FUNCTION laike.audit_redacted(fields jsonb, whose text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT jsonb_object_agg(f.key, CASE
      WHEN f.value <> 'null' AND (whose || '.' || f.key = ANY (@sensitive_columns@)
             OR (whose = ANY (@sensitive_tables@) AND f.key NOT LIKE '%\_id'))
      THEN to_jsonb(@redacted@::text) ELSE f.value END)
    FROM jsonb_each(fields) f);
END $$;

-- It runs for every row that is written: few calls of functions, and no plan made anew.
CREATE OR REPLACE FUNCTION laike.audit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  before jsonb := old_row - @noise@;
  after jsonb := new_row - @noise@;
  who bigint;
  happened timestamptz := clock_timestamp();
  told_key text := @told_keys@ ->> TG_TABLE_NAME;
BEGIN
  -- Nobody may join an anonymous answer and who gave it, not even by their times.
  IF TG_TABLE_NAME = 'response' THEN
    IF new_row -> 'invitation_id' = 'null' THEN
      RETURN NULL;
    END IF;
  ELSIF TG_TABLE_NAME = 'invitation' THEN
    IF new_row ->> 'state' = 'answered' AND EXISTS (
         SELECT 1 FROM laike.questionnaire q
         WHERE q.id = (new_row ->> 'questionnaire_id')::bigint AND q.is_anonymous) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF before = after THEN
      RETURN NULL;
    END IF;
    SELECT jsonb_object_agg(n.key, old_row -> n.key), jsonb_object_agg(n.key, n.value)
    INTO before, after
    FROM jsonb_each(after) n
    WHERE n.value IS DISTINCT FROM old_row -> n.key OR n.key = told_key;
  ELSE
    before := jsonb_strip_nulls(before);
    after := jsonb_strip_nulls(after);
  END IF;
  IF TG_TABLE_NAME = ANY (@redacted_tables@) THEN
    before := laike.audit_redacted(before, TG_TABLE_NAME);
    after := laike.audit_redacted(after, TG_TABLE_NAME);
  END IF;
  IF current_setting('is_superuser') = 'on'
     AND new_row ->> 'version' IS DISTINCT FROM old_row ->> 'version' THEN
    who := (new_row ->> 'updated_by_id')::bigint;
    happened := coalesce((new_row ->> 'updated_at')::timestamptz, happened);
  END IF;
  INSERT INTO laike.audit_event (at, actor_id, host, op, table_name, row_id, before, after)
  VALUES (happened, coalesce(who, laike.me()), laike.audit_host(), lower(TG_OP), TG_TABLE_NAME,
          (coalesce(new_row -> TG_ARGV[0], old_row -> TG_ARGV[0]) #>> '{}')::bigint,
          nullif(before, '{}')::text, nullif(after, '{}')::text);
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
     AND current_setting('is_superuser') <> 'on'
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

REVOKE ALL ON FUNCTION laike.audit_host(), laike.audit_redacted(jsonb, text), laike.audit(),
  laike.note_action(text, jsonb), laike.customer_story(bigint), laike.purge_audit(),
  laike.audit_keeps() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION laike.audit(), laike.audit_keeps() TO @prefix@_owner;
GRANT EXECUTE ON FUNCTION laike.note_action(text, jsonb)
  TO @prefix@_owner, @prefix@_person, @prefix@_desk, @prefix@_people;
GRANT EXECUTE ON FUNCTION laike.customer_story(bigint), laike.purge_audit()
  TO @prefix@_owner, @prefix@_person;
