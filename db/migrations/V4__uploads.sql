-- Uploads: the files of a job that does not exist yet, on their way into the bucket.
-- docs/decisions/0008-ingest.md tells why it looks so.

create table upload (
    -- The id that the job will have.
    job_id          uuid        primary key,
    -- What the job will be posted with.
    processor       text        not null,
    parameters      json        not null,
    priority        smallint    not null,
    callback_url    text,
    -- Given up when the upload is aborted, so that the caller can begin anew.
    idempotency_key text        unique,
    request_digest  text        not null,
    -- 'opening': the store is being told of the files; nothing has been given out.
    state           text        not null default 'opening'
                                check (state in ('opening', 'uploading', 'queued', 'aborted')),
    -- Why it was aborted.
    reason          text,
    created_at      timestamptz not null default now(),
    -- When somebody must look at it unless something happens before: 'opening', who opens it is
    -- dead; 'uploading', nobody goes on; 'aborted', what it left in the store is to be removed;
    -- and in the end the row itself.
    due_at          timestamptz not null,
    -- Until when signed URLs may bring in more parts, whatever the state.
    urls_until      timestamptz not null default now(),
    -- Nothing is left of an aborted upload in the store, and nothing can come.
    cleaned         boolean     not null default false,
    bins_total      integer     not null,
    files_total     integer     not null,
    files_done      integer     not null default 0,
    bytes_total     bigint      not null,
    check (files_done <= files_total)
);

create index upload_due on upload (due_at);

create table upload_file (
    file_id      uuid        primary key,
    job_id       uuid        not null references upload on delete cascade,
    -- Places of the bin in the request and of the file in the bin, from 0.
    bin_position integer     not null,
    position     integer     not null,
    bin_id       text        not null,
    filename     text        not null,
    size_bytes   bigint      not null,
    part_size    bigint      not null,
    key          text        not null,
    -- The store's id of the multipart upload; none until it has been told.
    store_id     text,
    etag         text,
    -- Who completes the file has until then; a second caller waits for the outcome of the first.
    completing_until timestamptz,
    completed_at timestamptz,
    unique (job_id, bin_position, position)
);

create index upload_file_bin on upload_file (job_id, bin_id);
