-- role: desk
-- What the web form hands in. Its login may call this one function and nothing else; where the
-- administrator has not made that login, nobody may.
CREATE OR REPLACE FUNCTION laike.submit_form(
  of_key text, of_kind text, visitor text, mail text, phone text, words text
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  known text := (SELECT i.number FROM laike.incoming i WHERE i.key = of_key);
  day date;
  drawn integer;
  told text;
BEGIN
  IF known IS NOT NULL THEN
    RETURN known;
  END IF;
  IF of_kind NOT IN ('inquiry', 'complaint', 'suggestion') OR of_key !~ '^[0-9a-f]{64}$'
     OR length(visitor) NOT BETWEEN 1 AND 60 OR length(words) NOT BETWEEN 1 AND 5000
     OR length(mail) > 120 OR length(phone) > 120 OR mail || phone = '' THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: a form';
  END IF;
  IF (SELECT count(*) FROM laike.incoming i
      WHERE i.state = 'waiting' AND i.channel = 'web' AND i.deleted_at IS NULL) >= 1000 THEN
    RAISE configuration_limit_exceeded USING MESSAGE = 'laike: too many forms wait';
  END IF;
  day := (now() AT TIME ZONE coalesce(
    (SELECT s.value::jsonb #>> '{}' FROM laike.setting s
     WHERE s.user_id = 0 AND s.key = 'company.zone'), 'Asia/Shanghai'))::date;
  INSERT INTO laike.number_counter AS c (kind, day, last) VALUES ('form', day, 1)
  ON CONFLICT ON CONSTRAINT pk_number_counter DO UPDATE SET last = c.last + 1
  RETURNING c.last INTO drawn;
  told := format('W-%s-%s', to_char(day, 'YYYYMMDD'), lpad(drawn::text, greatest(4, length(drawn::text)), '0'));
  INSERT INTO laike.incoming (
    key, answers, number, channel, kind, sender_name, sender, phone, subject, text, left_out,
    received_at, state, reason, uid, version, created_at, updated_at)
  VALUES (of_key, '', told, 'web', of_kind, visitor, nullif(mail, ''), nullif(phone, ''), '',
          words, '', now(), 'waiting', '', gen_random_uuid(), 1, now(), now())
  ON CONFLICT ON CONSTRAINT uq_incoming_key DO NOTHING;
  RETURN (SELECT i.number FROM laike.incoming i WHERE i.key = of_key);
END $$;

REVOKE ALL ON FUNCTION laike.submit_form(text, text, text, text, text, text) FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '@prefix@_forms') THEN
    GRANT EXECUTE ON FUNCTION laike.submit_form(text, text, text, text, text, text)
      TO @prefix@_forms;
  END IF;
END $$;
