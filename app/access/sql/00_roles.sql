-- The roles of one installation. Run by the server's administrator; may be run again.

DO $roles$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY[
    'owner', 'desk', 'audit', 'people', 'migrator', 'forms', 'person',
    'front', 'agent', 'supervisor', 'manager', 'admin'
  ] LOOP
    role_name := '@prefix@_' || role_name;
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I', role_name);
    END IF;
    EXECUTE format(
      'ALTER ROLE %I NOSUPERUSER NOLOGIN NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT',
      role_name
    );
  END LOOP;
END
$roles$;

-- Makes, locks and renames logins, through a handful of functions only.
ALTER ROLE @prefix@_people CREATEROLE;
GRANT pg_signal_backend TO @prefix@_people;

-- The web form: it hands submissions in by one function. Without a password it stays outside.
ALTER ROLE @prefix@_forms LOGIN NOINHERIT CONNECTION LIMIT 8;

-- Upgrades: rights come by SET ROLE alone, never by themselves.
ALTER ROLE @prefix@_migrator LOGIN NOINHERIT CONNECTION LIMIT 2;
GRANT @prefix@_owner, @prefix@_desk, @prefix@_audit, @prefix@_people TO @prefix@_migrator;

GRANT @prefix@_person
  TO @prefix@_front, @prefix@_agent, @prefix@_supervisor, @prefix@_manager, @prefix@_admin;

-- From release 16 on, who makes logins needs the right to hand on each group.
DO $groups$
DECLARE
  role_name text;
BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    FOREACH role_name IN ARRAY ARRAY['front', 'agent', 'supervisor', 'manager', 'admin'] LOOP
      EXECUTE format(
        'GRANT %I TO @prefix@_people WITH ADMIN TRUE, INHERIT FALSE, SET FALSE',
        '@prefix@_' || role_name
      );
    END LOOP;
  END IF;
END
$groups$;

-- A personal login has no business in the databases that every server has.
DO $others$
DECLARE
  other text;
BEGIN
  FOR other IN SELECT datname FROM pg_catalog.pg_database
    WHERE datname IN ('postgres', 'template1')
  LOOP
    EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', other);
  END LOOP;
END
$others$;
