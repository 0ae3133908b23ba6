-- Files whose URLs are signed with the length of their part: the store refuses any other, so that
-- completing them needs no look at the parts. docs/decisions/0008-ingest.md tells more.

alter table upload_file add column sizes_signed boolean not null default false;
