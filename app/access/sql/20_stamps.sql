-- role: owner
-- Versions, times and authors that nobody can forge. A version is verified, never invented: who
-- did not see the newest is told. Tickets of an import keep the authors the file names.
CREATE OR REPLACE FUNCTION laike.stamp() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me bigint;
BEGIN
  IF NOT laike.is_by_hand(TG_RELID) THEN
    RETURN NEW;
  END IF;
  me := laike.me();
  IF TG_OP = 'INSERT' THEN
    NEW.version := 1;
    NEW.created_at := now();
    IF NEW.created_by_id IS DISTINCT FROM me
       AND (TG_TABLE_NAME <> 'ticket' OR laike.my_scope('import.run') = 0) THEN
      NEW.created_by_id := me;
    END IF;
  ELSE
    IF NEW.version <> OLD.version + 1 THEN
      RAISE serialization_failure USING MESSAGE = 'laike: not the newest version';
    END IF;
    IF NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL THEN
      NEW.deleted_at := now();
      NEW.deleted_by_id := me;
    END IF;
  END IF;
  NEW.updated_at := now();
  NEW.updated_by_id := me;
  RETURN NEW;
END $$;

-- A line of a ticket's history is of this moment and by its author; those of an import are not.
CREATE OR REPLACE FUNCTION laike.stamp_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF laike.is_by_hand(TG_RELID) AND laike.my_scope('import.run') = 0 THEN
    NEW.at := now();
    NEW.actor_id := laike.me();
  END IF;
  RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION laike.stamp(), laike.stamp_event() FROM PUBLIC;

DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'laike' AND c.relkind = 'r'
             AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid
                           AND a.attname = 'version' AND NOT a.attisdropped)
             AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid
                           AND a.attname = 'deleted_at' AND NOT a.attisdropped) LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS b_stamp ON %s', t);
    EXECUTE format('CREATE TRIGGER b_stamp BEFORE INSERT OR UPDATE ON %s '
                   'FOR EACH ROW EXECUTE FUNCTION laike.stamp()', t);
  END LOOP;
END $$;
DROP TRIGGER IF EXISTS b_stamp ON laike.ticket_event;
CREATE TRIGGER b_stamp BEFORE INSERT ON laike.ticket_event
  FOR EACH ROW EXECUTE FUNCTION laike.stamp_event();
