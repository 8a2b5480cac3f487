-- Append only: rows are inserted, never updated; whole partitions or tables are what goes.
create table event (
    topic          text        not null,
    stream_id      text        not null,
    version        bigint      not null,
    event_id       uuid        not null,
    said           boolean     not null,
    sequence       bigint      not null,
    type           text        not null,
    source         text        not null,
    time           timestamptz not null,
    causation_id   uuid,
    correlation_id uuid        not null,
    flow_version   integer     not null,
    traceparent    text,
    value          bytea       not null,
    primary key (stream_id, topic, version),
    unique (event_id)
);
comment on column event.said is 'true: decided and published by this service; false: heard from another service and remembered';
comment on column event.sequence is 'of the emitting service: 1, 2, 3 ... within its stream';

create publication event_log for table event where (said) with (publish = 'insert');

-- Slots that hold, together with the log, everything that was said: written once a new slot's gap has been filled from the event table.
create table relay_slot (
    slot_name      text        not null primary key,
    complete_since timestamptz not null
);

create table inbox (
    event_id uuid        not null primary key,
    heard_at timestamptz not null
);

create table outside_call (
    call_key       text        not null primary key,
    destination    text        not null,
    stream_id      text        not null,
    request        bytea       not null,
    causation_id   uuid,
    correlation_id uuid        not null,
    traceparent    text,
    attempts       integer     not null,
    recorded_at    timestamptz not null,
    claimed_until  timestamptz not null
);
create index outside_call_claim on outside_call (claimed_until);

create table parked_event (
    stream_id    text        not null,
    position     bigint      not null generated always as identity,
    event_id     uuid,
    type         text,
    topic        text        not null,
    partition_id integer     not null,
    record_offset bigint     not null,
    headers      text        not null,
    value        bytea,
    reason       text        not null,
    parked_at    timestamptz not null,
    primary key (stream_id, position),
    unique (topic, partition_id, record_offset)
);
