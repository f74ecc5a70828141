-- A visit may bring several things to light, each with pictures of its own: which picture belongs to which.
alter table offline_parcels add column picture_subjects jsonb;
