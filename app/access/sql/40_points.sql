-- role: desk
-- Contact points, birthdays and handles. Nobody has a right on their tables: they leave masked,
-- or in clear after a request that was committed before, or in lists to those who may.

-- Which of these customers an action reaches for the asking person.
CREATE OR REPLACE FUNCTION laike.reached(action text, customers bigint[]) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH asking AS MATERIALIZED (
    SELECT laike.my_scope(action) AS scope, laike.me() AS id, laike.my_department() AS department
  )
  SELECT coalesce(array_agg(c.id), '{}') FROM laike.customer c CROSS JOIN asking a
  WHERE c.id = ANY (customers)
    AND (a.scope = 4
         OR (a.scope = 3 AND c.department_id = a.department)
         OR (a.scope > 0 AND a.id IN (c.owner_id, c.created_by_id)))
$$;

-- Refuses unless the asking person may change the customers of all these contacts.
CREATE OR REPLACE FUNCTION laike.check_contacts(contacts bigint[]) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  known bigint;
  customers bigint[];
BEGIN
  SELECT count(*), coalesce(array_agg(DISTINCT c.customer_id), '{}') INTO known, customers
  FROM laike.contact c WHERE c.id = ANY (contacts);
  IF known < (SELECT count(DISTINCT id) FROM unnest(contacts) id)
     OR cardinality(laike.reached('customer.change', customers)) < cardinality(customers) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: customer.change';
  END IF;
END $$;

-- What lists show of a point, and what it is found by: the same as the program does on a file.
CREATE OR REPLACE FUNCTION laike.masked(kind text, normal text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN kind = 'email' AND strpos(normal, '@') > 0 THEN
      left(split_part(normal, '@', 1), 1) || '***' || substr(normal, strpos(normal, '@'))
    WHEN kind <> 'email' AND length(d.digits) >= 7 THEN '***' || right(d.digits, 4)
    ELSE '***'
  END
  FROM (SELECT regexp_replace(normalize(normal, NFKC), '[^0-9]', '', 'g') AS digits) d
$$;

CREATE OR REPLACE FUNCTION laike.point_tokens(kind text, normal text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT substr(n.bare, n.place)
  FROM (
    SELECT normal AS bare, unnest(ARRAY[1, strpos(normal, '@')]) AS place WHERE kind = 'email'
    UNION ALL
    SELECT ltrim(normal, '+'), generate_series(1, length(ltrim(normal, '+')) - 3)
    WHERE kind <> 'email'
  ) n
$$;

-- Add points to contacts, whoever asks; gives their ids in the order of the points.
CREATE OR REPLACE FUNCTION laike.put_points_in(points jsonb) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH given AS MATERIALIZED (
      SELECT gen_random_uuid() AS uid, g.*
      FROM ROWS FROM (jsonb_to_recordset(points) AS (
        contact_id bigint, kind text, as_typed text, normal text, label text,
        do_not_contact boolean, is_preferred boolean)) WITH ORDINALITY
        AS g(contact_id, kind, as_typed, normal, label, do_not_contact, is_preferred, place)
      WHERE g.kind IN ('phone', 'email')
    ), made AS (
      INSERT INTO laike.contact_point (
        uid, version, created_at, created_by_id, updated_at, updated_by_id,
        contact_id, kind, as_typed, normal, label, do_not_contact, is_preferred)
      SELECT g.uid, 1, now(), a.id, now(), a.id, g.contact_id, g.kind, g.as_typed, g.normal,
             g.label, g.do_not_contact, g.is_preferred
      FROM given g CROSS JOIN (SELECT laike.me() AS id) a ORDER BY g.place
      RETURNING id, uid
    ), findable AS (
      INSERT INTO laike.contact_point_token (token, point_id)
      SELECT t, m.id FROM made m JOIN given g ON g.uid = m.uid,
                          laike.point_tokens(g.kind, g.normal) t
    )
    SELECT m.id FROM made m JOIN given g ON g.uid = m.uid ORDER BY g.place;
END $$;

-- Add points to contacts one may change.
CREATE OR REPLACE FUNCTION laike.add_points(points jsonb) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_contacts(
    ARRAY(SELECT DISTINCT (p ->> 'contact_id')::bigint FROM jsonb_array_elements(points) p)
  );
  RETURN QUERY SELECT laike.put_points_in(points);
END $$;

-- Delete points: they stay in the table and are found no more.
CREATE OR REPLACE FUNCTION laike.drop_points(points bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE laike.contact_point p SET version = p.version + 1, deleted_at = now(),
    deleted_by_id = laike.me(), updated_at = now(), updated_by_id = laike.me()
  WHERE p.id = ANY (points) AND p.deleted_at IS NULL;
  DELETE FROM laike.contact_point_token t WHERE t.point_id = ANY (points);
$$;

-- Make the points of a contact those of ``kept``, with their marks, and the new ones.
CREATE OR REPLACE FUNCTION laike.set_points(contact bigint, kept jsonb, added jsonb)
RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_contacts(ARRAY[contact]);
  PERFORM laike.drop_points(ARRAY(
    SELECT p.id FROM laike.contact_point p WHERE p.contact_id = contact AND p.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(kept) k WHERE (k ->> 'id')::bigint = p.id)
  ));
  UPDATE laike.contact_point p SET version = p.version + 1, label = k.label,
    do_not_contact = k.do_not_contact, is_preferred = k.is_preferred,
    updated_at = now(), updated_by_id = laike.me()
  FROM jsonb_to_recordset(kept) AS k(
    id bigint, label text, do_not_contact boolean, is_preferred boolean)
  WHERE p.id = k.id AND p.contact_id = contact AND p.deleted_at IS NULL
    AND (p.label, p.do_not_contact, p.is_preferred)
        IS DISTINCT FROM (k.label, k.do_not_contact, k.is_preferred);
  RETURN QUERY SELECT laike.add_points((
    SELECT coalesce(jsonb_agg(a.point || jsonb_build_object('contact_id', contact)
                              ORDER BY a.place), '[]')
    FROM jsonb_array_elements(added) WITH ORDINALITY a(point, place)
    WHERE NOT EXISTS (
      SELECT 1 FROM laike.contact_point p WHERE p.contact_id = contact AND p.deleted_at IS NULL
        AND p.kind = a.point ->> 'kind' AND p.normal = a.point ->> 'normal')
  ));
END $$;

-- Take a step back: ``before`` comes back with its marks, what the step added goes.
CREATE OR REPLACE FUNCTION laike.put_points_back(contact bigint, before jsonb, added bigint[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_contacts(ARRAY[contact]);
  PERFORM laike.drop_points(ARRAY(
    SELECT p.id FROM laike.contact_point p WHERE p.contact_id = contact AND p.id = ANY (added)
  ));
  WITH back AS (
    UPDATE laike.contact_point p SET version = p.version + 1, label = b.label,
      do_not_contact = b.do_not_contact, is_preferred = b.is_preferred,
      deleted_at = NULL, deleted_by_id = NULL, updated_at = now(), updated_by_id = laike.me()
    FROM jsonb_to_recordset(before) AS b(
      id bigint, label text, do_not_contact boolean, is_preferred boolean)
    WHERE p.id = b.id AND p.contact_id = contact
    RETURNING p.id, p.kind, p.normal
  )
  INSERT INTO laike.contact_point_token (token, point_id)
  SELECT t, b.id FROM back b, laike.point_tokens(b.kind, b.normal) t
  ON CONFLICT DO NOTHING;
END $$;

-- Delete points, and all those of some contacts; gives the contacts that had them.
CREATE OR REPLACE FUNCTION laike.remove_points(points bigint[], contacts bigint[])
RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone bigint[];
  whose bigint[];
BEGIN
  SELECT coalesce(array_agg(p.id), '{}'), coalesce(array_agg(DISTINCT p.contact_id), '{}')
  INTO gone, whose FROM laike.contact_point p
  WHERE (p.id = ANY (points) OR p.contact_id = ANY (contacts)) AND p.deleted_at IS NULL;
  PERFORM laike.check_contacts(whose);
  PERFORM laike.drop_points(gone);
  RETURN QUERY SELECT unnest(whose);
END $$;

-- Birthdays and handles; columns that the rows do not name stay. What they were is kept for one
-- step back, here and nowhere else: who changes them need not be allowed to read them.
CREATE OR REPLACE FUNCTION laike.save_private(rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_contacts(
    ARRAY(SELECT DISTINCT (r ->> 'contact_id')::bigint FROM jsonb_array_elements(rows) r)
  );
  INSERT INTO laike.contact_private AS p (contact_id, birthday, wechat)
  SELECT r.contact_id, r.birthday, r.wechat
  FROM jsonb_to_recordset(rows) AS r(contact_id bigint, birthday date, wechat text)
  ON CONFLICT (contact_id) DO UPDATE SET
    birthday = CASE WHEN rows -> 0 ? 'birthday' THEN excluded.birthday ELSE p.birthday END,
    wechat = CASE WHEN rows -> 0 ? 'wechat' THEN excluded.wechat ELSE p.wechat END,
    birthday_before = p.birthday, wechat_before = p.wechat;
END $$;

CREATE OR REPLACE FUNCTION laike.put_private_back(contact bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_contacts(ARRAY[contact]);
  UPDATE laike.contact_private p
  SET birthday = p.birthday_before, wechat = p.wechat_before,
      birthday_before = p.birthday, wechat_before = p.wechat
  WHERE p.contact_id = contact;
END $$;

-- Undo of an import: a value goes back where it still is what the import wrote.
CREATE OR REPLACE FUNCTION laike.restore_private(rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('import.run');
  PERFORM laike.check_contacts(
    ARRAY(SELECT DISTINCT (r ->> 'contact_id')::bigint FROM jsonb_array_elements(rows) r)
  );
  UPDATE laike.contact_private p SET birthday = r.before::date
  FROM jsonb_to_recordset(rows) AS r(contact_id bigint, name text, before text, after text)
  WHERE p.contact_id = r.contact_id AND r.name = 'birthday' AND p.birthday = r.after::date;
  UPDATE laike.contact_private p SET wechat = r.before
  FROM jsonb_to_recordset(rows) AS r(contact_id bigint, name text, before text, after text)
  WHERE p.contact_id = r.contact_id AND r.name = 'wechat' AND p.wechat = r.after;
END $$;

-- Reading without a number in clear.
CREATE OR REPLACE FUNCTION laike.masked_points(contacts bigint[])
RETURNS TABLE (id bigint, contact_id bigint, kind text, masked text, label text,
               do_not_contact boolean, is_preferred boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('customer.see');
  RETURN QUERY
    SELECT p.id, p.contact_id, p.kind, laike.masked(p.kind, p.normal), p.label,
           p.do_not_contact, p.is_preferred
    FROM laike.contact_point p
    WHERE p.contact_id = ANY (contacts) AND p.deleted_at IS NULL
    ORDER BY p.is_preferred DESC, p.id;
END $$;

CREATE OR REPLACE FUNCTION laike.private_flags(contacts bigint[])
RETURNS TABLE (contact_id bigint, has_birthday boolean, has_wechat boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('customer.see');
  RETURN QUERY
    SELECT p.contact_id, p.birthday IS NOT NULL, p.wechat IS NOT NULL
    FROM laike.contact_private p WHERE p.contact_id = ANY (contacts);
END $$;

-- Whose revenue is known: the completeness of a form must not depend on who saves it.
CREATE OR REPLACE FUNCTION laike.with_revenue(customers bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('customer.see');
  RETURN QUERY
    SELECT p.customer_id FROM laike.customer_private p
    WHERE p.customer_id = ANY (customers) AND p.revenue_text IS NOT NULL;
END $$;

REVOKE ALL ON FUNCTION
  laike.reached(text, bigint[]), laike.check_contacts(bigint[]), laike.masked(text, text),
  laike.point_tokens(text, text), laike.put_points_in(jsonb), laike.add_points(jsonb), laike.drop_points(bigint[]),
  laike.set_points(bigint, jsonb, jsonb), laike.put_points_back(bigint, jsonb, bigint[]),
  laike.remove_points(bigint[], bigint[]), laike.save_private(jsonb),
  laike.put_private_back(bigint), laike.restore_private(jsonb), laike.masked_points(bigint[]),
  laike.private_flags(bigint[]), laike.with_revenue(bigint[])
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.add_points(jsonb), laike.set_points(bigint, jsonb, jsonb),
  laike.put_points_back(bigint, jsonb, bigint[]), laike.remove_points(bigint[], bigint[]),
  laike.save_private(jsonb), laike.put_private_back(bigint), laike.restore_private(jsonb),
  laike.masked_points(bigint[]), laike.private_flags(bigint[]), laike.with_revenue(bigint[])
TO @prefix@_person;
