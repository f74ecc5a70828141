-- Which unit's people put a matter on the agenda: a body may decide on a member's matter outside its area only when the member
-- itself brought it. Of items that are there already nobody knows, so that they count by their area alone.
alter table meeting_items add column brought_by uuid;
alter table meeting_items add foreign key (tenant_id, brought_by) references units;
