-- Roles that were laid before: what the shipped ones may do besides. A tenant's own choices for them stay.
update roles r set permissions = array(select distinct unnest(r.permissions || added.permissions))
  from (values
    ('community-worker', array['disclosure.read', 'disclosure.prepare', 'disclosure.publish']),
    ('street-dispatcher', array['disclosure.read', 'disclosure.prepare', 'disclosure.publish']),
    ('district-dispatcher', array['disclosure.read', 'disclosure.prepare', 'disclosure.publish']),
    ('supervisor', array['disclosure.read'])
  ) as added(code, permissions)
  where r.code = added.code;
