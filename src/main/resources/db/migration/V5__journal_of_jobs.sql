-- The last run of a job is looked up.
create index journal_by_batch on journal (batch);
