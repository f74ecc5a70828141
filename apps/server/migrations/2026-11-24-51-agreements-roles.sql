-- Roles that were laid before: what the shipped ones may do besides. A tenant's own choices for them stay.
update roles r set permissions = array(select distinct unnest(r.permissions || added.permissions))
  from (values
    ('community-worker', array['agreement.read', 'agreement.draft', 'agreement.sign', 'agreement.review']),
    ('unit-liaison', array['agreement.read', 'agreement.draft', 'agreement.sign', 'agreement.review']),
    ('street-dispatcher', array['agreement.read']),
    ('district-dispatcher', array['agreement.read']),
    ('department-handler', array['agreement.read']),
    ('department-dispatcher', array['agreement.read']),
    ('supervisor', array['agreement.read'])
  ) as added(code, permissions)
  where r.code = added.code;
