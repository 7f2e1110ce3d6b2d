-- role: owner
-- The tickets in whose task forces I am, or which I lead: asked once a statement. A function, since
-- the policy of tickets asks it and that of members asks the tickets.
CREATE OR REPLACE FUNCTION laike.my_forces(only_led boolean DEFAULT false) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT m.ticket_id FROM laike.task_force_member m
               WHERE m.user_id = laike.me() AND m.deleted_at IS NULL
                 AND (m.is_lead OR NOT only_led));
END $$;

REVOKE ALL ON FUNCTION laike.my_forces(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION laike.my_forces(boolean)
  TO @prefix@_person, @prefix@_desk, @prefix@_audit, @prefix@_people;
