-- Published rows are found by the English name of their sort and by the units that help too, and however letters and digits are
-- written, full-width or not.
update disclosure_items set search_text = lower(normalize(search_text || E'\n' || coalesce(facts->'sort'->>'nameEn', '') || E'\n'
    || coalesce((select string_agg(helper, E'\n') from jsonb_array_elements_text(facts->'helpers') helper), ''), NFKC))
  where search_text <> '';
