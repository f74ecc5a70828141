-- Roles that were laid before: what the shipped ones may do besides. A tenant's own choices for them stay.
update roles r set permissions = array(select distinct unnest(r.permissions || added.permissions))
  from (values
    ('grid-worker', array['project.read']),
    ('community-worker', array['project.read', 'project.draft', 'project.decide', 'project.handle', 'project.claim', 'project.check']),
    ('street-dispatcher', array['project.read', 'project.draft', 'project.decide', 'project.handle', 'project.claim', 'project.check']),
    ('district-dispatcher', array['project.read', 'project.draft', 'project.decide', 'project.check']),
    ('department-handler', array['project.read', 'project.handle', 'project.claim']),
    ('department-dispatcher', array['project.read', 'project.draft', 'project.decide', 'project.handle', 'project.claim']),
    ('unit-liaison', array['project.read', 'project.handle', 'project.claim']),
    ('supervisor', array['project.read', 'project.check']),
    ('delegate', array['project.read'])
  ) as added(code, permissions)
  where r.code = added.code;
