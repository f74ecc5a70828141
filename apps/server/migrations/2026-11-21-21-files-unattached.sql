-- What the hourly sweep looks for.
create index files_unattached on files (tenant_id, created_at) where subject_id is null;
