-- role: desk
-- Finding. Row policies keep the full-text index from being used, so the words are asked here, with
-- the scope of the asking person inside. Phones and e-mails give ids away, few at a time; the
-- server's log says who asked.

CREATE OR REPLACE FUNCTION laike.search_customers(query text, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF laike.my_scope('customer.see') > 0 THEN
    RETURN QUERY
      SELECT c.id FROM laike.customer c WHERE c.search_vector @@ to_tsquery('simple', query)
      ORDER BY c.id DESC LIMIT most;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION laike.search_tickets(query text, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  secret integer := laike.my_scope('ticket.see_confidential');
  me bigint := laike.me();
  department bigint := laike.my_department();
  forces bigint[] := laike.my_forces();
BEGIN
  IF laike.my_scope('ticket.see') > 0 THEN
    RETURN QUERY
      SELECT t.id FROM laike.ticket t
      WHERE t.search_vector @@ to_tsquery('simple', query)
        AND (NOT t.is_confidential OR secret = 4
             OR (secret = 3 AND t.department_id = department)
             OR (secret > 0 AND me IN (t.owner_id, t.created_by_id))
             OR t.id = ANY (forces))
      ORDER BY t.id DESC LIMIT most;
  END IF;
END $$;

-- Customers with a phone that holds these digits (four and more) or an e-mail that begins so.
CREATE OR REPLACE FUNCTION laike.find_by_token(beginning text, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  few integer := least(most, 20);
BEGIN
  PERFORM laike.check_scope('customer.see');
  IF beginning !~ '^[0-9]{4,}$' AND (strpos(beginning, '@') = 0 OR length(beginning) < 2) THEN
    RETURN;
  END IF;
  RAISE LOG 'laike: % looked for a contact point: ...%', session_user, right(beginning, 4);
  RETURN QUERY
    SELECT hit.customer_id
    FROM (
      SELECT c.customer_id, row_number() OVER (ORDER BY t.token, t.point_id) AS place
      FROM laike.contact_point_token t
      JOIN laike.contact_point p ON p.id = t.point_id
      JOIN laike.contact c ON c.id = p.contact_id
      JOIN laike.customer o ON o.id = c.customer_id
      WHERE t.token >= beginning AND t.token < beginning || chr(1114111)
        AND c.deleted_at IS NULL AND o.deleted_at IS NULL
      ORDER BY t.token, t.point_id LIMIT few * 5
    ) hit
    GROUP BY hit.customer_id ORDER BY min(hit.place) LIMIT few;
END $$;

-- Customers with one of these numbers or addresses: the hint of a customer who is there already.
CREATE OR REPLACE FUNCTION laike.find_by_normal(of_kind text, wanted text[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('customer.see');
  IF cardinality(wanted) > 20 THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: import.run';
  END IF;
  RAISE LOG 'laike: % looked for % contact points', session_user, cardinality(wanted);
  RETURN QUERY
    SELECT DISTINCT c.customer_id FROM laike.contact_point p
    JOIN laike.contact c ON c.id = p.contact_id
    JOIN laike.customer o ON o.id = c.customer_id
    WHERE p.kind = of_kind AND p.normal = ANY (wanted) AND p.deleted_at IS NULL
      AND c.deleted_at IS NULL AND o.deleted_at IS NULL
    LIMIT 20;
END $$;

-- Whose phones these are, as many as a file has: for an import only.
CREATE OR REPLACE FUNCTION laike.match_phones(phones text[])
RETURNS TABLE (phone text, customer_id bigint, number text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('import.run');
  RAISE LOG 'laike: % matched % phones of an import', session_user, cardinality(phones);
  RETURN QUERY
    SELECT p.normal, o.id, o.number FROM laike.contact_point p
    JOIN laike.contact c ON c.id = p.contact_id
    JOIN laike.customer o ON o.id = c.customer_id
    WHERE p.kind = 'phone' AND p.normal = ANY (phones) AND p.deleted_at IS NULL
      AND c.deleted_at IS NULL AND o.deleted_at IS NULL
    ORDER BY o.id;
END $$;

REVOKE ALL ON FUNCTION
  laike.search_customers(text, integer), laike.search_tickets(text, integer),
  laike.find_by_token(text, integer), laike.find_by_normal(text, text[]),
  laike.match_phones(text[])
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.search_customers(text, integer), laike.search_tickets(text, integer),
  laike.find_by_token(text, integer), laike.find_by_normal(text, text[]),
  laike.match_phones(text[])
TO @prefix@_person;
