-- Roles that were laid before: what the shipped ones may do besides. A tenant's own choices for them stay.
update roles r set permissions = array(select distinct unnest(r.permissions || added.permissions))
  from (values
    ('grid-worker', array['patrol.read', 'patrol.record', 'patrol.household', 'hazard.read', 'hazard.handle']),
    ('community-worker', array['patrol.read', 'patrol.record', 'patrol.household', 'patrol.manage', 'hazard.read', 'hazard.handle', 'hazard.check']),
    ('street-dispatcher', array['patrol.read', 'patrol.manage', 'hazard.read', 'hazard.handle', 'hazard.check']),
    ('district-dispatcher', array['patrol.read', 'patrol.manage', 'hazard.read', 'hazard.check']),
    ('department-handler', array['hazard.read', 'hazard.handle']),
    ('department-dispatcher', array['hazard.read', 'hazard.handle']),
    ('supervisor', array['patrol.read', 'hazard.read', 'hazard.check'])
  ) as added(code, permissions)
  where r.code = added.code;
