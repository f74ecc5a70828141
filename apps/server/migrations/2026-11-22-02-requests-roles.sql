-- Roles that were laid before: what the shipped ones may do besides. A tenant's own choices for them stay.
update roles set permissions = array(select distinct unnest(permissions || array['request.whistle']))
  where code = 'community-worker';
update roles set permissions = array(select distinct unnest(permissions || array['request.whistle', 'request.supervise', 'request.approve']))
  where code = 'street-dispatcher';
update roles set permissions = array(select distinct unnest(permissions || array['request.supervise', 'request.approve',
    'request.approve-higher', 'request.exclude', 'request.emergency']))
  where code = 'district-dispatcher';
update roles set permissions = array(select distinct unnest(permissions || array['request.adopt', 'request.supervise', 'request.approve',
    'request.approve-higher', 'request.exclude']))
  where code = 'supervisor';
insert into roles (tenant_id, code, name, name_en, scope, permissions, exclusive, built_in)
  select distinct tenant_id, 'delegate', '两代表一委员', 'Delegate', 'place',
    array['request.read', 'request.adopt', 'place.read', 'unit.read', 'list.read', 'notification.read'], null, true
  from roles
  on conflict (tenant_id, code) do nothing;
