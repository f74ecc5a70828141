-- Roles that were laid before: who sees the joint bodies, who founds and staffs them, who may chair. A tenant's own choices stay.
update roles r set permissions = array(select distinct unnest(r.permissions || added.permissions))
  from (values
    ('community-worker', array['body.read', 'body.manage', 'body.lead']),
    ('street-dispatcher', array['body.read', 'body.manage', 'body.lead']),
    ('district-dispatcher', array['body.read', 'body.manage', 'body.lead']),
    ('department-handler', array['body.read']),
    ('department-dispatcher', array['body.read', 'body.lead']),
    ('unit-liaison', array['body.read', 'body.lead']),
    ('supervisor', array['body.read']),
    ('system-admin', array['body.read', 'body.manage'])
  ) as added(code, permissions)
  where r.code = added.code;
