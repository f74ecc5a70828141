-- The resources nearest to a need are read place by place, the nearest first, each sort by itself.
create index resources_place on resources (tenant_id, place_id, sort, id) where state = 'open';
