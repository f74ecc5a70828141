-- Roles that were laid before: what the shipped ones may do besides. A tenant's own choices for them stay.
update roles r set permissions = array(select distinct unnest(r.permissions || added.permissions))
  from (values
    ('grid-worker', array['need.read', 'need.note', 'resource.read']),
    ('community-worker', array['need.read', 'need.note', 'need.verify', 'need.match', 'need.plan', 'resource.read', 'resource.offer']),
    ('street-dispatcher', array['need.read', 'need.note', 'need.verify', 'need.match', 'need.plan', 'resource.read', 'resource.offer']),
    ('district-dispatcher', array['need.read', 'need.note', 'need.verify', 'need.match', 'need.plan', 'resource.read', 'resource.offer']),
    ('department-handler', array['need.read', 'resource.read', 'resource.offer']),
    ('department-dispatcher', array['need.read', 'resource.read', 'resource.offer']),
    ('unit-liaison', array['need.read', 'resource.read', 'resource.offer']),
    ('supervisor', array['need.read', 'need.verify', 'resource.read']),
    ('delegate', array['need.read', 'need.note', 'resource.read'])
  ) as added(code, permissions)
  where r.code = added.code;
