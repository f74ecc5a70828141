-- The path of an admission's place is read from the place: a copy of it stayed behind when places were hung elsewhere.
alter table admissions drop column place_path;
