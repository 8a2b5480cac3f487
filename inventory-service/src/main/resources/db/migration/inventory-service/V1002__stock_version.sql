-- Where the SKU's own stream ends, so that nobody who holds the row's lock need look it up there.
alter table stock add column version bigint;
comment on column stock.version is 'of the last row of its stream; null: to be looked up';

-- Whoever changes a level without it, an instance of the version before this one for example, leaves it unknown.
create function stock_version_unknown() returns trigger language plpgsql as $$
begin
    new.version := null;
    return new;
end $$;
create trigger stock_version_unknown before update on stock
    for each row when (new.version = old.version) execute function stock_version_unknown();
