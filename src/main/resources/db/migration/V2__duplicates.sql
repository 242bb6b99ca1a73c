-- Records whose address another record of their object holds; they are looked at again once it lets go.
create table duplicate (
  object        varchar(8)  not null,
  salesforce_id varchar(18) not null,
  email_hash    varchar(64) not null,
  holder        varchar(18) not null,              -- Salesforce id of the record that holds the address
  primary key (object, salesforce_id)
);
create index duplicate_by_holder on duplicate (object, holder);
