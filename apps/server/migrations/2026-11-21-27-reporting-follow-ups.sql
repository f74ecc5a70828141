-- The lists behind the three rates are of the requests followed up in a period.
create index requests_followed on requests (tenant_id, followed_up_at) where followed_up_at is not null;
