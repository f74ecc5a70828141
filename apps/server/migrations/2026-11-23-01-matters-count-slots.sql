-- What nobody leads yet is counted in one row per category and state, and every report that comes in adds to it. As one
-- row it is held by each transaction in turn until its commit is on disk; in slots, by connection, hardly anybody waits.
alter table matter_counts rename to matter_count_slots;
alter table matter_count_slots add column slot smallint not null default 0;
alter table matter_count_slots drop constraint matter_counts_pkey;
alter table matter_count_slots add primary key (tenant_id, kind, lead_id, category, state, slot);

create view matter_counts with (security_invoker = true) as
  select tenant_id, kind, lead_id, category, state, sum(count)::integer as count
  from matter_count_slots group by 1, 2, 3, 4, 5;
grant select on matter_counts to huying_app;
