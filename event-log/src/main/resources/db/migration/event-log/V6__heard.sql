-- An event that is remembered needs no row in the inbox: its copy in the stream says that it was heard.
create view heard as
select event_id from inbox
union all
select event_id from event;
comment on table inbox is 'events that were handled and of which nothing is kept';
