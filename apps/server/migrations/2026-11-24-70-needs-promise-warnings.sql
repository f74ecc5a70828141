-- Of a confirmed promise both sides are warned the day before it is planned and once that day has passed; 0, 1 (due), 2 (overdue).
alter table promises add column warned smallint not null default 0 check (warned between 0 and 2);
create index promises_planned on promises (planned_on) where state = 'confirmed' and planned_on is not null and warned < 2;
