-- Only a task that is being handled has a heartbeat: one entry less for every deadline that is set.
drop index scheduled_tasks_last_heartbeat;
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat) where picked;
