-- What this service said itself it has not heard: an own event that comes back is new to it.
create or replace view heard as
select event_id from inbox
union all
select event_id from event where not said;
