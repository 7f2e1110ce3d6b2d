-- role: desk
-- Files. Bytes come in by these functions, which take the hash themselves, so that what is stored
-- under a hash is what it says; and whoever attaches a file has just sent all of it.

-- A new file, to be filled piece by piece.
CREATE OR REPLACE FUNCTION laike.begin_file(mime text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  made bigint;
BEGIN
  PERFORM laike.check_scope('ticket.comment');
  INSERT INTO laike.blob (size, mime, used_at, used_by_id) VALUES (0, mime, now(), laike.me())
  RETURNING id INTO made;
  RETURN made;
END $$;

CREATE OR REPLACE FUNCTION laike.add_piece(blob bigint, place integer, bytes bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF place NOT BETWEEN 0 AND 99 OR octet_length(bytes) NOT BETWEEN 1 AND 262144 THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: size of a file';
  END IF;
  UPDATE laike.blob b SET size = b.size + octet_length(bytes)
  WHERE b.id = blob AND b.sha256 IS NULL AND b.used_by_id = laike.me();
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: ticket.comment';
  END IF;
  INSERT INTO laike.blob_chunk (blob_id, position, data) VALUES (blob, place, bytes);
END $$;

-- All pieces are there: the id under which these bytes are known from now on. Two who send the
-- same at once wait for each other here, and a piece that comes at this moment is one too many or
-- is counted in, but never hides behind the hash of the others.
CREATE OR REPLACE FUNCTION laike.finish_file(blob bigint, at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  hashed text;
  known bigint;
BEGIN
  PERFORM 1 FROM laike.blob b
  WHERE b.id = blob AND b.sha256 IS NULL AND b.used_by_id = laike.me() FOR UPDATE;
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING MESSAGE = 'laike: ticket.comment';
  END IF;
  SELECT encode(sha256(string_agg(c.data, ''::bytea ORDER BY c.position)), 'hex') INTO hashed
  FROM laike.blob_chunk c WHERE c.blob_id = blob
  HAVING count(*) = max(c.position) + 1;
  IF hashed IS NULL THEN
    RAISE invalid_parameter_value USING MESSAGE = 'laike: pieces of a file';
  END IF;
  LOOP
    UPDATE laike.blob b SET used_at = laike.moment(at), used_by_id = laike.me()
    WHERE b.sha256 = hashed RETURNING b.id INTO known;
    EXIT WHEN known IS NOT NULL;
    BEGIN
      UPDATE laike.blob b SET sha256 = hashed, used_at = laike.moment(at) WHERE b.id = blob;
      RETURN blob;
    EXCEPTION WHEN unique_violation THEN
      NULL;  -- somebody else sent the same a moment ago: it is there now
    END;
  END LOOP;
  DELETE FROM laike.blob_chunk c WHERE c.blob_id = blob;
  DELETE FROM laike.blob b WHERE b.id = blob;
  RETURN known;
END $$;

-- Whether the asking person sent all of this file in this very transaction.
CREATE OR REPLACE FUNCTION laike.sent_just_now(blob bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM laike.blob b
    WHERE b.id = blob AND b.sha256 IS NOT NULL AND b.used_at = now() AND b.used_by_id = laike.me()
  );
END $$;

-- Remove for good what was taken off 30 days ago, and bytes that nobody refers to since. One that
-- is attached again just now is used since a moment ago and stays.
CREATE OR REPLACE FUNCTION laike.purge_files(at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  until timestamptz := laike.moment(at) - interval '30 days';
  unused bigint[];
BEGIN
  PERFORM laike.check_person();
  DELETE FROM laike.attachment a WHERE a.deleted_at < until;
  SELECT array_agg(f.id) INTO unused FROM (
    SELECT b.id FROM laike.blob b
    WHERE b.used_at < until
      AND NOT EXISTS (SELECT 1 FROM laike.attachment a WHERE a.blob_id = b.id)
    FOR UPDATE SKIP LOCKED
  ) f;
  DELETE FROM laike.blob_chunk c WHERE c.blob_id = ANY (unused);
  DELETE FROM laike.blob b WHERE b.id = ANY (unused);
  RETURN coalesce(cardinality(unused), 0);
END $$;

REVOKE ALL ON FUNCTION
  laike.begin_file(text), laike.add_piece(bigint, integer, bytea), laike.finish_file(bigint, timestamptz),
  laike.sent_just_now(bigint), laike.purge_files(timestamptz)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  laike.begin_file(text), laike.add_piece(bigint, integer, bytea), laike.finish_file(bigint, timestamptz),
  laike.sent_just_now(bigint), laike.purge_files(timestamptz)
TO @prefix@_person;
