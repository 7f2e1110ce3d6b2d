-- role: owner
-- The owner of the table ties to it what tells managers of every change of people.
DROP TRIGGER IF EXISTS z_told ON laike.user_account;
CREATE TRIGGER z_told AFTER INSERT OR UPDATE ON laike.user_account
  FOR EACH ROW EXECUTE FUNCTION laike.people_told();
