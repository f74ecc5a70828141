-- Roles that were laid before: the two sides, and those above them, see the yearly opinions. A tenant's own choices stay.
update roles r set permissions = array(select distinct unnest(r.permissions || array['opinion.read']))
  where r.code in ('community-worker', 'street-dispatcher', 'district-dispatcher', 'department-dispatcher', 'unit-liaison', 'supervisor');
