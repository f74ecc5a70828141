-- A plan takes only pairs that have words in common, unless the planner lets the sort alone speak for a pair.
alter table match_plans add column sort_alone boolean not null default false;
alter table match_plan_unmatched drop constraint match_plan_unmatched_why_check;
alter table match_plan_unmatched add constraint match_plan_unmatched_why_check
  check (why in ('nothing-suits', 'sort-alone', 'used-up', 'too-far', 'too-late', 'forbidden'));
