-- The print of each request: salted hashes of the pairs of its letters, by which one that says the same is found.
create table request_prints (
  tenant_id integer not null,
  request_id uuid not null,
  made_at timestamptz not null,
  keys integer[] not null,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, request_id) references requests on delete cascade
);
create index request_prints_keys on request_prints using gin (keys) with (fastupdate = off);
call protect_tenant('request_prints');

-- As with find_matter_texts: under row-level security the index of an array is not used. This function runs with the
-- owner's rights and holds the tenant wall itself. Each key is looked up by itself, so that one common key costs at most
-- its thousand rows; the heavier the keys two texts share, the nearer they are.
create function find_alike(wanted integer[], weights real[], since timestamptz, most integer)
  returns table (request_id uuid, weight real)
  language plpgsql stable rows 40 security definer set search_path = public
as $$
begin
  return query
    select p.request_id, sum(w.weight)::real
    from unnest(wanted, weights) as w(key, weight)
    cross join lateral (
      select f.request_id from request_prints f
      where f.keys @> array[w.key] and f.tenant_id = current_tenant() and f.made_at >= since limit 1000) p
    group by 1 order by 2 desc limit most;
end $$;
revoke all on function find_alike from public;
grant execute on function find_alike to huying_app;
