-- Whether a record is worked on already is asked of each one that is to be claimed.
create index change_by_record on change (record);
