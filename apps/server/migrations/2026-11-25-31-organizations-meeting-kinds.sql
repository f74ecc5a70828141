-- 月推进、季调度、年考评: what a meeting is for, so that a month, a quarter or a year without one stands out.
alter table joint_meetings add column kind text not null default 'regular'
  check (kind in ('regular', 'push', 'dispatch', 'review'));
