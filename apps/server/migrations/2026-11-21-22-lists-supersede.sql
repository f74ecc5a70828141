-- The rule is about the row as it was: a version in force may become superseded, a superseded one changes no more.
drop policy superseded_stays on list_versions;
create policy superseded_stays on list_versions as restrictive for update using (state <> 'superseded') with check (true);
