-- role: desk
-- Contact points in clear. A request must be committed before the numbers are read, so that no
-- ROLLBACK erases who looked. The moment is the clock's, not that of a transaction held open.

CREATE OR REPLACE FUNCTION laike.points_in_clear(customers bigint[])
RETURNS TABLE (contact_id bigint, kind text, value text, point_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.contact_id, f.kind, f.value, f.point_id
  FROM laike.contact c
  JOIN LATERAL (
    SELECT p.contact_id, p.kind, p.normal AS value, p.id AS point_id, p.is_preferred
    FROM laike.contact_point p WHERE p.contact_id = c.id AND p.deleted_at IS NULL
    UNION ALL
    SELECT p.contact_id, 'wechat', p.wechat, NULL, false
    FROM laike.contact_private p WHERE p.contact_id = c.id AND p.wechat IS NOT NULL
    UNION ALL
    SELECT p.contact_id, 'birthday', p.birthday::text, NULL, false
    FROM laike.contact_private p WHERE p.contact_id = c.id AND p.birthday IS NOT NULL
  ) f ON true
  WHERE c.customer_id = ANY (customers) AND c.deleted_at IS NULL
  ORDER BY f.is_preferred DESC, f.point_id NULLS LAST, f.contact_id, f.kind DESC
$$;

CREATE OR REPLACE FUNCTION laike.looked_at(given timestamptz) RETURNS timestamptz
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN laike.my_role() = 'owner' THEN given ELSE clock_timestamp() END
$$;

-- First step. Below a manager there are so many an hour; a person's requests wait for each other.
CREATE OR REPLACE FUNCTION laike.request_reveal(customer bigint, asked_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  moment timestamptz;
BEGIN
  IF customer <> ALL (laike.reached('contact.reveal', ARRAY[customer])) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: contact.reveal';
  END IF;
  INSERT INTO laike.lease AS l (name, holder, until)
  VALUES ('reveal ' || laike.me(), 'reveal', clock_timestamp())
  ON CONFLICT (name) DO UPDATE SET until = excluded.until;
  moment := laike.looked_at(asked_at);
  IF laike.my_scope('contact.clear_in_lists') < 4 AND 60 <= (
    SELECT count(*) FROM laike.contact_reveal r
    WHERE r.user_id = laike.me() AND r.at > moment - interval '1 hour'
  ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: contact.reveal too_many';
  END IF;
  INSERT INTO laike.contact_reveal (customer_id, user_id, at) VALUES (customer, laike.me(), moment);
  PERFORM laike.note_action('reveal', jsonb_build_object('customer_id', customer));
END $$;

-- Second step: in a transaction that wrote nothing, so that the request is not one of its own.
CREATE OR REPLACE FUNCTION laike.revealed(customer bigint, asked_at timestamptz)
RETURNS TABLE (contact_id bigint, kind text, value text, point_id bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF pg_current_xact_id_if_assigned() IS NOT NULL
     OR laike.my_scope('contact.reveal') = 0
     OR NOT EXISTS (
       SELECT 1 FROM laike.contact_reveal r
       WHERE r.customer_id = customer AND r.user_id = laike.me()
         AND r.at >= laike.looked_at(asked_at) - interval '1 minute'
     ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: contact.reveal';
  END IF;
  RETURN QUERY SELECT * FROM laike.points_in_clear(ARRAY[customer]);
END $$;

-- Of a list, for the customers whose clear points the person may see in lists.
CREATE OR REPLACE FUNCTION laike.clear_points(customers bigint[])
RETURNS TABLE (contact_id bigint, kind text, value text, point_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT * FROM laike.points_in_clear(laike.reached('contact.clear_in_lists', customers))
$$;

REVOKE ALL ON FUNCTION
  laike.points_in_clear(bigint[]), laike.looked_at(timestamptz),
  laike.request_reveal(bigint, timestamptz), laike.revealed(bigint, timestamptz),
  laike.clear_points(bigint[])
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.request_reveal(bigint, timestamptz), laike.revealed(bigint, timestamptz),
  laike.clear_points(bigint[])
TO @prefix@_person;
