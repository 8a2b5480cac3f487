-- An order is parked while it has a row here. Whoever adds to its queue or takes from it locks this row first; of several
-- orders, in the order of their ids.
create table parked_order (
    stream_id    text        not null primary key,
    parked_at    timestamptz not null,
    attempts     integer     not null default 0,
    attempted_at timestamptz
);
create index parked_order_age on parked_order (parked_at, stream_id);
comment on column parked_order.attempts is 'redrives that failed';

-- A record that names no order stands alone.
update parked_event set stream_id = topic || ':' || partition_id || ':' || record_offset where stream_id = '';
insert into parked_order (stream_id, parked_at) select stream_id, min(parked_at) from parked_event group by stream_id;

alter table parked_event
    add column record_key   bytea,
    add column reason_kind  text,
    add column attempts     integer not null default 0,
    add column attempted_at timestamptz,
    add foreign key (stream_id) references parked_order;
update parked_event set
    record_key = convert_to(stream_id, 'utf8'),
    reason_kind = case when reason like 'waits behind%' then 'behind'
                       when event_id is null then 'no_event'
                       else 'handler_failed' end,
    headers = (select coalesce(json_agg(json_build_object('name', split_part(line, ': ', 1),
                                                          'value', substr(line, strpos(line, ': ') + 2))), '[]')::text
                 from regexp_split_to_table(headers, '\n') as line where line like '%: %');
alter table parked_event alter column reason_kind set not null;

-- What was discarded, whole, so that it is neither lost nor parked again when it is read again.
create table parked_discarded (
    topic         text    not null,
    partition_id  integer not null,
    record_offset bigint  not null,
    stream_id     text    not null,
    event_id      uuid,
    type          text,
    record_key    bytea,
    headers       text    not null,
    value         bytea,
    reason_kind   text    not null,
    reason        text    not null,
    act_id        uuid    not null,
    primary key (topic, partition_id, record_offset)
);

-- Everything a person did about what waits, written in the transaction that did it. Append only.
create table parked_act (
    act_id    uuid        not null primary key,
    at        timestamptz not null,
    by        text        not null,
    act       text        not null,
    stream_id text        not null,
    what      text        not null,
    reason    text,
    result    text        not null
);
create index parked_act_of on parked_act (stream_id, act_id);

alter table outside_call
    add column last_error   text,
    add column attempted_at timestamptz,
    add column parked_at    timestamptz;
comment on column outside_call.parked_at is 'since when it is not made again by itself and waits for a person; null for most';
drop index outside_call_claim;
create index outside_call_claim on outside_call (claimed_until) where parked_at is null;
create index outside_call_parked on outside_call (stream_id) where parked_at is not null;
