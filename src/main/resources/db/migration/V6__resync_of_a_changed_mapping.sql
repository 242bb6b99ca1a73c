-- Only those records of which an edited mapping tells something else.
alter table resync add column changed_mapping boolean default false not null;
