-- Jobs and the tasks they fan out to. docs/decisions/0001-jobs-and-tasks.md tells why it looks so.

create table job (
    job_id          uuid        primary key,
    -- Order of posting: what "newest first" and "oldest first" mean, and the cursor of lists.
    seq             bigint      generated always as identity unique,
    processor       text        not null,
    -- Checked, with defaults filled in. As json, not jsonb, which would lose the order of members.
    parameters      json        not null,
    -- Higher goes first.
    priority        smallint    not null default 0,
    manifest_uri    text,
    callback_url    text,
    idempotency_key text        unique,
    -- SHA-256 of the request in canonical form: tells a repeat from a conflict.
    request_digest  text        not null,
    status          text        not null default 'queued'
                                check (status in ('queued', 'processing', 'completed', 'failed')),
    error           text,
    result          json,
    created_at      timestamptz not null default now(),
    started_at      timestamptz,
    completed_at    timestamptz,
    -- Set when the last bin of the request has been read, in the same transaction.
    bins_total      integer     not null default 0,
    bins_done       integer     not null default 0,
    bins_failed     integer     not null default 0,
    -- The highest percentage ever shown: retries must not make it fall.
    percent         double precision not null default 0,
    -- When what its bins left in staging was removed: after the job's end, never before.
    staging_removed_at timestamptz,
    check (bins_done + bins_failed <= bins_total)
);

create index job_staging on job (completed_at)
    where completed_at is not null and staging_removed_at is null;

create table task (
    task_id     bigint      generated always as identity primary key,
    job_id      uuid        not null references job on delete cascade,
    processor   text        not null,
    kind        text        not null check (kind in ('bin', 'compose')),
    -- Place in the manifest, from 0; the compose task comes after the last bin.
    position    integer     not null,
    -- Empty for the compose task.
    bin_id      text        not null,
    -- The bin's object URIs: a JSON array of strings.
    files       jsonb       not null,
    -- 'waiting': the compose task until every bin has ended.
    status      text        not null
                            check (status in ('waiting', 'queued', 'running', 'done', 'failed')),
    priority    smallint    not null,
    -- Virtual time of fair queueing: jobs that run together take turns, bin by bin.
    turn        bigint      not null,
    -- Counts claims, and fences: only the attempt that holds the lease may write an ending.
    attempt     integer     not null default 0,
    worker      text,
    lease_until timestamptz,
    -- Not to be claimed before this time: backoff between attempts.
    run_after   timestamptz not null default now(),
    started_at  timestamptz,
    ended_at    timestamptz,
    error       text,
    rows_total  bigint      not null default 0,
    rows_done   bigint      not null default 0,
    message     text        not null default '',
    -- What a finished bin left in staging, its counts and the versions of its input objects.
    output      json,
    unique (job_id, position),
    unique (job_id, bin_id)
);

-- Claims walk this index from its start; its size is the work not yet begun.
create index task_queue on task (processor, priority desc, turn, task_id) where status = 'queued';
-- Expired leases, and the running bins of a job.
create index task_leases on task (lease_until) where status = 'running';
create index task_running on task (job_id) where status = 'running';

-- One row for every attempt that did not succeed.
create table failed_attempt (
    task_id    bigint      not null references task on delete cascade,
    attempt    integer     not null,
    worker     text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null default now(),
    error      text        not null,
    primary key (task_id, attempt)
);

-- Rows that could not be computed in bins that were done.
create table failed_row (
    task_id    bigint not null references task on delete cascade,
    roi_number bigint not null,
    error      text   not null,
    primary key (task_id, roi_number)
);
