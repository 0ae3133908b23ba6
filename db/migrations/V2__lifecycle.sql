-- Cancelling jobs, running again what failed, lists by status, and removal after a time.
-- docs/decisions/0006-job-lifecycle.md tells why it looks so.

alter table job
    -- Its owner stopped it. Status and error say so too; this keeps it apart from other failures.
    add column cancelled      boolean          not null default false,
    -- Counts runs: 1 as posted, one more for every retry.
    add column round          integer          not null default 1,
    -- The percentage at which this round began: what time is left is reckoned from there.
    add column percent_begun  double precision not null default 0,
    -- The result of the rounds before, whose parts and shards stay as they are.
    add column earlier_result json;

create index job_by_status on job (status, seq);
create index job_ended on job (completed_at) where completed_at is not null;

alter table task
    drop constraint task_status_check,
    add constraint task_status_check
        check (status in ('waiting', 'queued', 'running', 'done', 'failed', 'cancelled')),
    -- Failures in this round: what the number of attempts limits.
    add column failures integer not null default 0,
    -- A done bin whose rows and artifacts are in the result of an earlier round.
    add column composed boolean not null default false;

update task t set failures = (select count(*) from failed_attempt f where f.task_id = t.task_id);
