-- One open draft a list; and what has been published stays as it was: its items are never written again, it is never removed.
create unique index list_versions_draft on list_versions (tenant_id, list) where state = 'draft';

revoke update on list_versions from huying_app;
grant update (state, items, note, drafted_by, drafted_at, published_by, published_at, version) on list_versions to huying_app;
create policy superseded_stays on list_versions as restrictive for update using (state <> 'superseded');
create policy published_stays on list_versions as restrictive for delete using (state = 'draft');

-- "As of": the version in force at an instant.
create index list_versions_published on list_versions (tenant_id, list, published_at desc) where state <> 'draft';
