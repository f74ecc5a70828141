-- A notice is addressed to a unit or to a person (the assignee). What a post has read is a mark "all until" and single ones.
alter table notifications rename column post_id to person_id;
alter index notifications_post rename to notifications_person;

create table notification_marks (
  tenant_id integer not null references tenants,
  post_id uuid not null,
  read_until timestamptz not null,
  primary key (tenant_id, post_id)
);
call protect_tenant('notification_marks');
