-- role: owner
-- Who is asking. Identity is the login of the session, never a setting that anybody may change,
-- and never current_user, which changes inside functions. The table and the membership in the
-- role's group must agree, so that neither alone gives a right.
CREATE TABLE IF NOT EXISTS laike.permission (
  action text NOT NULL,
  role text NOT NULL,
  scope integer NOT NULL,
  PRIMARY KEY (action, role)
);

-- In plpgsql, which keeps its plans: nested SQL functions cost eight times as much for each call,
-- and triggers call these for each row.
CREATE OR REPLACE FUNCTION laike.me() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT u.id FROM laike.user_account u
          WHERE u.login = session_user::text AND u.is_active AND u.deleted_at IS NULL
            AND (u.role = 'owner'
                 OR pg_has_role(session_user, ('@prefix@_' || u.role)::name, 'MEMBER')));
END $$;

CREATE OR REPLACE FUNCTION laike.my_role() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT u.role FROM laike.user_account u WHERE u.id = laike.me());
END $$;

CREATE OR REPLACE FUNCTION laike.my_department() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT u.department_id FROM laike.user_account u WHERE u.id = laike.me());
END $$;

-- How far an action reaches for me: 0 none, 1 own, 2 also nobody's, 3 department, 4 all.
CREATE OR REPLACE FUNCTION laike.my_scope(asked text) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN coalesce((SELECT p.scope FROM laike.permission p
                   WHERE p.action = asked AND p.role = laike.my_role()), 0);
END $$;

-- Whether this statement runs for a person: not for a function of ours, not for the owner.
CREATE OR REPLACE FUNCTION laike.is_by_hand(relation oid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN row_security_active(relation)
     AND current_user NOT IN ('@prefix@_desk', '@prefix@_audit', '@prefix@_people');
END $$;

REVOKE ALL ON FUNCTION laike.me(), laike.my_role(), laike.my_department(), laike.my_scope(text),
  laike.is_by_hand(oid) FROM PUBLIC;
-- The definers too: policies of people are evaluated for them.
GRANT EXECUTE ON FUNCTION laike.me(), laike.my_role(), laike.my_department(), laike.my_scope(text),
  laike.is_by_hand(oid) TO @prefix@_person, @prefix@_desk, @prefix@_audit, @prefix@_people;
