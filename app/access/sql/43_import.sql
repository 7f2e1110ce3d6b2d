-- role: desk
-- What an import asks and writes without a look at customers: whoever may import need not see them.

-- Whose numbers these are, of a source or our own: the customers' numbers, nothing else of them.
CREATE OR REPLACE FUNCTION laike.match_numbers(of_source text, wanted text[])
RETURNS TABLE (given text, customer_id bigint, number text, is_ours boolean, is_binned boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM laike.check_scope('import.run');
  RAISE LOG 'laike: % matched % numbers of an import', session_user, cardinality(wanted);
  RETURN QUERY
    SELECT c.external_no, c.id, c.number, false, c.deleted_at IS NOT NULL FROM laike.customer c
    WHERE c.external_source = of_source AND c.external_no = ANY (wanted)
    UNION ALL
    SELECT c.number, c.id, c.number, true, false FROM laike.customer c
    WHERE c.number = ANY (wanted) AND c.deleted_at IS NULL;
END $$;

-- The ids of tags by name; what is new is added.
CREATE OR REPLACE FUNCTION laike.tags_of(names text[]) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO laike.tag (name)
  SELECT DISTINCT n FROM unnest(names) n
  WHERE NOT EXISTS (SELECT 1 FROM laike.tag t WHERE t.name = n);
  RETURN QUERY SELECT t.id FROM laike.tag t WHERE t.name = ANY (names);
END $$;

-- New customers of a file, whole: their ids in the order of the rows. A number that a customer in
-- the recycle bin has goes to the new one.
CREATE OR REPLACE FUNCTION laike.bring_in(rows jsonb) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  asking bigint := laike.me();
  sets_tiers boolean := laike.my_scope('customer.set_tier') > 0;
  one jsonb;
  person jsonb;
  given laike.customer;
  about laike.contact;
  made bigint;
  whom bigint;
BEGIN
  PERFORM laike.check_scope('import.run');
  RAISE LOG 'laike: % brought % customers in', session_user, jsonb_array_length(rows);
  FOR one IN SELECT r FROM jsonb_array_elements(rows) r LOOP
    given := jsonb_populate_record(NULL::laike.customer, one -> 'columns');
    IF given.tier <> 'ordinary' AND NOT sets_tiers THEN
      RAISE insufficient_privilege USING MESSAGE = 'laike: customer.set_tier';
    END IF;
    UPDATE laike.customer c
    SET external_no = NULL, version = c.version + 1, updated_at = now(), updated_by_id = asking
    WHERE c.external_source = given.external_source AND c.external_no = given.external_no
      AND c.deleted_at IS NOT NULL;
    INSERT INTO laike.customer (
      uid, version, created_at, created_by_id, updated_at, updated_by_id, number, external_no,
      external_source, kind, name, sort_key, search_text, industry, staff_size, main_business,
      source, first_contact_at, expected_on, status, priority, tier, lifecycle, owner_id,
      account_manager_id, department_id, need_pain, need_goal, need_keywords, remark, city,
      address, website, gender, occupation, won_on, contact_name, phone_masked, email_masked,
      completeness)
    VALUES (
      given.uid, 1, now(), asking, now(), asking, given.number, given.external_no,
      given.external_source, given.kind, given.name, given.sort_key, given.search_text,
      given.industry, given.staff_size, given.main_business, given.source,
      given.first_contact_at, given.expected_on, given.status, given.priority, given.tier,
      given.lifecycle, given.owner_id, given.account_manager_id,
      (SELECT u.department_id FROM laike.user_account u WHERE u.id = given.owner_id),
      given.need_pain, given.need_goal, given.need_keywords, given.remark, given.city,
      given.address, given.website, given.gender, given.occupation, given.won_on,
      given.contact_name, given.phone_masked, given.email_masked, given.completeness)
    RETURNING id INTO made;
    INSERT INTO laike.customer_private (customer_id, revenue_text, revenue_amount, currency)
    SELECT made, p.revenue_text, p.revenue_amount, 'CNY'
    FROM jsonb_to_record(one -> 'private') AS p(revenue_text text, revenue_amount numeric);
    INSERT INTO laike.customer_stats (customer_id, last_contact_at, open_tickets, answers)
    VALUES (made, given.first_contact_at, 0, 0);
    INSERT INTO laike.customer_tag (customer_id, tag_id)
    SELECT made, t FROM laike.tags_of(ARRAY(SELECT jsonb_array_elements_text(one -> 'tags'))) t;
    FOR person IN SELECT p FROM jsonb_array_elements(one -> 'contacts') p LOOP
      about := jsonb_populate_record(NULL::laike.contact, person -> 'columns');
      INSERT INTO laike.contact (
        uid, version, created_at, created_by_id, updated_at, updated_by_id, customer_id, name,
        sort_key, position, is_primary, is_decision_maker, preferred_channel, phone_masked,
        email_masked)
      VALUES (
        gen_random_uuid(), 1, now(), asking, now(), asking, made, about.name, about.sort_key,
        about.position, about.is_primary, about.is_decision_maker, about.preferred_channel,
        about.phone_masked, about.email_masked)
      RETURNING id INTO whom;
      INSERT INTO laike.contact_private (contact_id, birthday, wechat)
      SELECT whom, p.birthday, p.wechat
      FROM jsonb_to_record(person -> 'private') AS p(birthday date, wechat text)
      WHERE p.birthday IS NOT NULL OR p.wechat IS NOT NULL;
      PERFORM laike.put_points_in((
        SELECT coalesce(jsonb_agg(p || jsonb_build_object('contact_id', whom)), '[]')
        FROM jsonb_array_elements(person -> 'points') p));
    END LOOP;
    RETURN NEXT made;
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION
  laike.match_numbers(text, text[]), laike.tags_of(text[]), laike.bring_in(jsonb)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION laike.match_numbers(text, text[]), laike.bring_in(jsonb)
TO @prefix@_person;
