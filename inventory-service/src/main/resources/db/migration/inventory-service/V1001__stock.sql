create table stock (
    sku       text   not null primary key,
    available bigint not null check (available >= 0),
    reserved  bigint not null check (reserved >= 0)
);
