-- role: owner
-- The owner of the tables ties the audit log's functions to them: every table but those of the
-- list, with the first column of its key, by which a line names the row.
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.oid::regclass AS name, c.relname, a.attname AS key
           FROM pg_class c
           JOIN pg_namespace n ON n.oid = c.relnamespace
           LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
           LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
             AND a.atttypid IN ('int8'::regtype, 'int4'::regtype)
           WHERE n.nspname = 'laike' AND c.relkind = 'r' LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS z_audit ON %s', t.name);
    IF t.relname <> ALL (@unwatched@) THEN
      EXECUTE format('CREATE TRIGGER z_audit AFTER INSERT OR UPDATE OR DELETE ON %s '
                     'FOR EACH ROW EXECUTE FUNCTION laike.audit(%L)', t.name, coalesce(t.key, ''));
    END IF;
  END LOOP;
END $$;

DROP TRIGGER IF EXISTS a_keeps ON laike.audit_event;
CREATE TRIGGER a_keeps BEFORE UPDATE OR DELETE ON laike.audit_event
  FOR EACH ROW EXECUTE FUNCTION laike.audit_keeps();
DROP TRIGGER IF EXISTS a_stays ON laike.audit_event;
CREATE TRIGGER a_stays BEFORE TRUNCATE ON laike.audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION laike.audit_keeps();
