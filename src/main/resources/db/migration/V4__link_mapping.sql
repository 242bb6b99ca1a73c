-- By which version of the mapping salesforce_hash was made: under another one the hash says nothing of the record.
alter table link add column mapping varchar(40);
