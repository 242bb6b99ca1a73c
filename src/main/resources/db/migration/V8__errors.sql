-- The error list is read from the journal by its reasons.
create index journal_by_reason on journal (reason, id);
