create table idempotency_key (
    key         text        not null primary key,
    fingerprint text        not null,
    order_id    uuid        not null,
    claimed_at  timestamptz not null
);
create index idempotency_key_claimed_at on idempotency_key (claimed_at);
