-- role: people
-- Logins of people. Passwords arrive as verifiers only; who manages people is asked of the one
-- permission table. A refusal names its reason as a constraint, which the desk turns into words.

CREATE OR REPLACE FUNCTION laike.people_manager() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF laike.my_scope('people.change') < 4 THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: people.change';
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION laike.check_verifier(verifier text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF verifier IS NULL OR verifier !~ ('^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/=]{20,}'
                                      '\$[A-Za-z0-9+/=]{40,}:[A-Za-z0-9+/=]{40,}$') THEN
    RAISE invalid_parameter_value
      USING MESSAGE = 'laike: a password must arrive as a SCRAM verifier', CONSTRAINT = 'password';
  END IF;
END
$$;

-- The row of a person, locked; with every other administrator's, so that two of them cannot
-- remove each other at the same moment.
CREATE OR REPLACE FUNCTION laike.locked_person(person bigint) RETURNS laike.user_account
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_row laike.user_account;
BEGIN
  PERFORM 1 FROM laike.user_account u
    WHERE u.id = person OR (u.role = 'admin' AND u.is_active) ORDER BY u.id FOR UPDATE;
  SELECT * INTO found_row FROM laike.user_account u WHERE u.id = person AND u.deleted_at IS NULL;
  IF found_row.id IS NULL THEN
    RAISE no_data_found USING MESSAGE = 'laike: no such person';
  END IF;
  IF found_row.role = 'owner' THEN
    RAISE invalid_parameter_value
      USING MESSAGE = 'laike: the owner stays', CONSTRAINT = 'owner_stays';
  END IF;
  RETURN found_row;
END
$$;

CREATE OR REPLACE FUNCTION laike.check_admin_stays(person laike.user_account) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF person.id = laike.me() THEN
    RAISE EXCEPTION 'laike: not one''s own role'
      USING ERRCODE = '2F003', CONSTRAINT = 'own_role';
  END IF;
  IF person.role = 'admin' AND person.is_active AND NOT EXISTS (
    SELECT 1 FROM laike.user_account u
    WHERE u.role = 'admin' AND u.is_active AND u.login IS NOT NULL AND u.id <> person.id
  ) THEN
    RAISE EXCEPTION 'laike: the last administrator stays'
      USING ERRCODE = '2F003', CONSTRAINT = 'last_admin';
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION laike.check_role(role_name text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF role_name IS NULL
     OR role_name NOT IN ('front', 'agent', 'supervisor', 'manager', 'admin') THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: no such role', CONSTRAINT = 'role';
  END IF;
END
$$;

-- Whoever manages is told, the next time they sign in at the latest: an administrator who makes
-- himself a second person, or lets himself into somebody's login, does not do it unseen.
-- A manager who is made something else (``also``) is told of it, too. The key is random: nobody
-- can take it before. What the owner of a store does (a test, a migration) is news to nobody.
CREATE OR REPLACE FUNCTION laike.tell_managers(
  person laike.user_account, what text, also bigint
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF laike.my_role() = 'owner' THEN
    RETURN;
  END IF;
  INSERT INTO laike.notice (user_id, kind, subject_type, subject_id, params, is_urgent,
                            happened_at, created_at, dedupe_key)
  SELECT u.id, 'people_changed', 'person', person.id,
         json_build_object(
           'what', what, 'name', person.name, 'role', person.role,
           'by', coalesce((SELECT m.name FROM laike.user_account m WHERE m.id = laike.me()),
                          session_user::text))::text,
         false, now(), now(), 'people:' || gen_random_uuid()
  FROM laike.user_account u
  WHERE ((u.role = 'manager' AND u.is_active AND u.deleted_at IS NULL) OR u.id = also)
    AND u.id IS DISTINCT FROM laike.me() AND NOT (what = 'added' AND u.id = person.id);
END
$$;

-- Sees every change itself, whichever way it came. A name from a file that cannot sign in is none.
CREATE OR REPLACE FUNCTION laike.people_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  what text;
  was_manager bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    what := CASE WHEN NEW.is_active THEN 'added' END;
  ELSE
    was_manager := CASE WHEN OLD.role = 'manager' THEN OLD.id END;
    what := CASE
      WHEN NEW.login IS DISTINCT FROM OLD.login THEN 'login'
      WHEN NEW.is_active <> OLD.is_active AND NEW.is_active THEN 'enabled'
      WHEN NEW.is_active <> OLD.is_active THEN 'disabled'
      WHEN NEW.role <> OLD.role THEN 'role'
      WHEN NEW.department_id IS DISTINCT FROM OLD.department_id THEN 'department'
      WHEN NEW.name <> OLD.name OR NEW.email IS DISTINCT FROM OLD.email THEN 'details'
    END;
  END IF;
  IF what IS NOT NULL THEN
    PERFORM laike.tell_managers(NEW, what, was_manager);
  END IF;
  RETURN NULL;
END
$$;

-- Lets a login in, with a password that holds for some days: it must be changed by then.
CREATE OR REPLACE FUNCTION laike.open_login(login_name text, role_name text, verifier text,
                                            days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER ROLE %I LOGIN CONNECTION LIMIT 5 PASSWORD %L VALID UNTIL %L',
                 login_name, verifier, (clock_timestamp() + make_interval(days => days))::text);
  EXECUTE format('GRANT %I TO %I', '@prefix@_' || role_name, login_name);
END
$$;

-- Writes what a locked person has become, with who did it and when.
CREATE OR REPLACE FUNCTION laike.save_person(person laike.user_account) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE laike.user_account u
  SET login = person.login, role = person.role, is_active = person.is_active,
      version = u.version + 1, updated_at = now(), updated_by_id = laike.me()
  WHERE u.id = person.id
$$;

-- Ends the open sessions of a login but our own; gives how many.
CREATE OR REPLACE FUNCTION laike.end_sessions(login_name text) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(pg_terminate_backend(a.pid))::integer
  FROM pg_stat_activity a WHERE a.usename = login_name AND a.pid <> pg_backend_pid()
$$;

-- Adds a person, or gives a login to one who has none (a name from an imported file).
-- Without a login the person can be in charge of things, but not sign in.
CREATE OR REPLACE FUNCTION laike.user_create(
  person bigint, login_name text, full_name text, name_key text, role_name text,
  department bigint, mail text, verifier text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  made bigint := person;
  known laike.user_account;
BEGIN
  PERFORM laike.people_manager();
  PERFORM laike.check_role(role_name);
  IF login_name IS NOT NULL THEN
    PERFORM laike.check_verifier(verifier);
    IF login_name !~ '^@prefix@_u_[a-z0-9_]{1,40}$' THEN
      RAISE invalid_parameter_value USING MESSAGE = 'laike: no login', CONSTRAINT = 'login';
    END IF;
    IF EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = login_name) THEN
      RAISE duplicate_object USING MESSAGE = 'laike: this login exists', CONSTRAINT = 'taken';
    END IF;
    EXECUTE format('CREATE ROLE %I NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION INHERIT',
                   login_name);
    PERFORM laike.open_login(login_name, role_name, verifier, 3);
  END IF;
  IF person IS NULL THEN
    INSERT INTO laike.user_account (uid, version, login, name, sort_key, role, department_id,
      email, is_active, created_at, created_by_id, updated_at, updated_by_id)
    VALUES (gen_random_uuid(), 1, login_name, full_name, name_key, role_name, department,
      mail, true, now(), laike.me(), now(), laike.me())
    RETURNING id INTO made;
    RETURN made;
  END IF;
  known := laike.locked_person(person);
  IF known.login IS NOT NULL THEN
    RAISE duplicate_object USING MESSAGE = 'laike: this person has one', CONSTRAINT = 'taken';
  END IF;
  known.login := login_name;
  known.role := role_name;
  known.is_active := true;
  PERFORM laike.save_person(known);
  RETURN made;
END
$$;

CREATE OR REPLACE FUNCTION laike.user_set_role(person bigint, role_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  known laike.user_account;
BEGIN
  PERFORM laike.people_manager();
  PERFORM laike.check_role(role_name);
  known := laike.locked_person(person);
  IF known.role = role_name THEN
    RETURN;
  END IF;
  PERFORM laike.check_admin_stays(known);
  IF known.login IS NOT NULL AND known.is_active THEN
    EXECUTE format('REVOKE %I FROM %I', '@prefix@_' || known.role, known.login);
    EXECUTE format('GRANT %I TO %I', '@prefix@_' || role_name, known.login);
  END IF;
  known.role := role_name;
  PERFORM laike.save_person(known);
END
$$;

-- Locks a person out at once: open sessions end, and one that came back has no right any more.
CREATE OR REPLACE FUNCTION laike.user_disable(person bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  known laike.user_account;
  ended integer := 0;
BEGIN
  PERFORM laike.people_manager();
  known := laike.locked_person(person);
  PERFORM laike.check_admin_stays(known);
  known.is_active := false;
  PERFORM laike.save_person(known);
  IF known.login IS NOT NULL THEN
    EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', known.login);
    EXECUTE format('REVOKE %I FROM %I', '@prefix@_' || known.role, known.login);
    ended := laike.end_sessions(known.login);
  END IF;
  RETURN ended;
END
$$;

-- Ends what is left of somebody who is locked out: a session begun in the instant before the
-- lock was committed has no right any more, but it should not stay either.
CREATE OR REPLACE FUNCTION laike.cut_sessions(person bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.people_manager();
  RETURN laike.end_sessions(
    (SELECT u.login FROM laike.user_account u WHERE u.id = person AND NOT u.is_active)
  );
END
$$;

CREATE OR REPLACE FUNCTION laike.user_enable(person bigint, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  known laike.user_account;
BEGIN
  PERFORM laike.people_manager();
  known := laike.locked_person(person);
  IF known.login IS NOT NULL THEN
    PERFORM laike.check_verifier(verifier);
    PERFORM laike.open_login(known.login, known.role, verifier, 3);
  END IF;
  known.is_active := true;
  PERFORM laike.save_person(known);
END
$$;

-- A password the administrator knows: it holds for a day, then only the person's own will do.
CREATE OR REPLACE FUNCTION laike.user_reset_password(person bigint, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  known laike.user_account;
BEGIN
  PERFORM laike.people_manager();
  PERFORM laike.check_verifier(verifier);
  known := laike.locked_person(person);
  IF known.login IS NULL OR NOT known.is_active THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: cannot sign in', CONSTRAINT = 'inactive';
  END IF;
  PERFORM laike.open_login(known.login, known.role, verifier, 1);
  PERFORM laike.tell_managers(known, 'password', NULL);
  PERFORM laike.save_person(known);
END
$$;

CREATE OR REPLACE FUNCTION laike.change_my_password(verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF laike.me() IS NULL OR session_user !~ '^@prefix@_u_[a-z0-9_]{1,40}$' THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: no personal login';
  END IF;
  PERFORM laike.check_verifier(verifier);
  EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', session_user, verifier);
END
$$;

-- Whether the present password was given by somebody else and lapses soon.
CREATE OR REPLACE FUNCTION laike.must_change_password() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(r.rolvaliduntil < 'infinity', false)
  FROM pg_roles r WHERE r.rolname = session_user
$$;

REVOKE ALL ON FUNCTION
  laike.people_manager(), laike.check_verifier(text), laike.locked_person(bigint),
  laike.check_admin_stays(laike.user_account), laike.check_role(text),
  laike.open_login(text, text, text, integer), laike.save_person(laike.user_account),
  laike.end_sessions(text), laike.tell_managers(laike.user_account, text, bigint),
  laike.people_told(),
  laike.user_create(bigint, text, text, text, text, bigint, text, text),
  laike.user_set_role(bigint, text), laike.user_disable(bigint),
  laike.cut_sessions(bigint), laike.user_enable(bigint, text), laike.user_reset_password(bigint, text),
  laike.change_my_password(text), laike.must_change_password()
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.user_create(bigint, text, text, text, text, bigint, text, text),
  laike.user_set_role(bigint, text), laike.user_disable(bigint),
  laike.cut_sessions(bigint), laike.user_enable(bigint, text), laike.user_reset_password(bigint, text)
TO @prefix@_admin;
GRANT EXECUTE ON FUNCTION laike.people_told() TO @prefix@_owner;
GRANT EXECUTE ON FUNCTION laike.change_my_password(text), laike.must_change_password()
TO @prefix@_person;
