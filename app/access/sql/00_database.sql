-- Closes the database to everybody but this installation and makes its schema.
-- Run in that database by the server's administrator; may be run again.

DO $doors$
BEGIN
  EXECUTE format(
    'REVOKE CONNECT, TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC', current_database()
  );
  EXECUTE format(
    'GRANT CONNECT ON DATABASE %I TO @prefix@_person, @prefix@_migrator, @prefix@_forms',
    current_database()
  );
END
$doors$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

-- Without a language nobody makes functions or runs DO blocks.
REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql, sql
  TO @prefix@_owner, @prefix@_desk, @prefix@_audit, @prefix@_people;

-- What a login could fill the disk with, stop others with or read files by, and no desk needs.
DO $functions$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT p.oid::regprocedure
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'pg_catalog'
      AND (
        p.proname ~ '^pg_(try_)?advisory_'
        OR p.proname ~ '^lo_'
        OR p.proname ~ '^(query|database|schema|table|cursor)_to_xml'
        OR p.proname IN ('loread', 'lowrite', 'ts_stat')
      )
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$functions$;

CREATE SCHEMA IF NOT EXISTS laike AUTHORIZATION @prefix@_owner;
GRANT USAGE ON SCHEMA laike
  TO @prefix@_person, @prefix@_desk, @prefix@_audit, @prefix@_people, @prefix@_forms;

-- Functions are everybody's by default; ours are nobody's until they are granted.
ALTER DEFAULT PRIVILEGES
  FOR ROLE @prefix@_owner, @prefix@_desk, @prefix@_audit, @prefix@_people
  REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
