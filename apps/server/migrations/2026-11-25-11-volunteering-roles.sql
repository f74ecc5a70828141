-- Roles that were laid before: units hold activities, communities confirm them, those above see them. A tenant's own choices stay.
update roles r set permissions = array(select distinct unnest(r.permissions || added.permissions))
  from (values
    ('community-worker', array['activity.read', 'activity.confirm', 'activity.names']),
    ('street-dispatcher', array['activity.read']),
    ('district-dispatcher', array['activity.read']),
    ('department-handler', array['activity.read', 'activity.hold', 'activity.names']),
    ('department-dispatcher', array['activity.read', 'activity.hold', 'activity.names']),
    ('unit-liaison', array['activity.read', 'activity.hold', 'activity.names']),
    ('supervisor', array['activity.read'])
  ) as added(code, permissions)
  where r.code = added.code;
