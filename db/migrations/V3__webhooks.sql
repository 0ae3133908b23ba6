-- Announcements of ended jobs to their callback_url. docs/decisions/0007-webhooks.md tells why it
-- looks so.

create table webhook (
    -- What receivers see as webhook-id: the same over all attempts.
    webhook_id      uuid        primary key default gen_random_uuid(),
    job_id          uuid        not null references job on delete cascade,
    -- The round of the job that ended: one that is run again and ends again is announced anew.
    round           integer     not null,
    -- Host and port of the receiver: nobody's share of the places depends on another's speed.
    authority       text        not null,
    state           text        not null default 'pending'
                                check (state in ('pending', 'delivered', 'abandoned')),
    -- Attempts whose outcome is known.
    attempts        integer     not null default 0,
    -- Counts claims, and fences: only the claim that holds the lease may note an outcome.
    claim           integer     not null default 0,
    lease_until     timestamptz,
    -- Null once there is nothing left to attempt.
    next_attempt_at timestamptz default now(),
    last_status     integer,
    last_error      text,
    delivered_at    timestamptz,
    unique (job_id, round),
    check ((state = 'pending') = (next_attempt_at is not null))
);

-- Claims walk this index from its start; its size is the work not yet done.
create index webhook_due on webhook (next_attempt_at) where state = 'pending';
