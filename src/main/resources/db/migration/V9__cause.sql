-- Why the change was in the queue, for another try and for whoever reads the journal.
alter table journal add column cause varchar(40);
