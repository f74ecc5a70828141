-- Roles that were laid before: who sees the service nets and who keeps them. A tenant's own choices for them stay.
update roles set permissions = array(select distinct unnest(permissions || array['net.read']))
  where code in ('community-worker', 'street-dispatcher', 'district-dispatcher', 'department-handler', 'department-dispatcher',
    'unit-liaison', 'supervisor', 'system-admin');
update roles set permissions = array(select distinct unnest(permissions || array['net.manage']))
  where code in ('community-worker', 'street-dispatcher', 'district-dispatcher', 'department-dispatcher', 'system-admin');
