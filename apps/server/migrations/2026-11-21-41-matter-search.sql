-- Row-level security lets no operator that might leak run before its own check, and so keeps the index of the words from
-- being used. This function runs with the owner's rights and holds the tenant wall itself: it sees the rows of the
-- connection's tenant and no other.
create function find_matter_texts(wanted integer[], before bigint, words text[])
  returns table (matter_id uuid, sequence bigint)
  language plpgsql stable rows 30 security definer set search_path = public
as $$
begin
  return query
    select t.matter_id, t.sequence from matter_texts t
    where t.tokens @> wanted and t.tenant_id = current_tenant() and t.sequence < before
      and not exists (select from unnest(words) as w where position(w in t.haystack) = 0);
end $$;
revoke all on function find_matter_texts from public;
grant execute on function find_matter_texts to huying_app;
