-- role: owner
-- Whether I put a ticket where it is, or gave it to whom it belongs: only that may be taken back
-- without another right. A function, since the policy of tickets asks it and that of the lines of
-- a history asks the tickets.
CREATE OR REPLACE FUNCTION laike.is_my_move(of_ticket bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN coalesce(laike.me() = (
    SELECT e.actor_id FROM laike.ticket_event e
    WHERE e.ticket_id = of_ticket AND e.field IN ('status', 'owner_id', 'department_id')
    ORDER BY e.id DESC LIMIT 1), false);
END $$;

REVOKE ALL ON FUNCTION laike.is_my_move(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION laike.is_my_move(bigint)
  TO @prefix@_person, @prefix@_desk, @prefix@_audit, @prefix@_people;
