#!/bin/sh
# As the image postgres does, for the first start: a superuser with a password, statements to run (one a line here), and the server
# as a user of its own.
set -eu
export PGDATA=/var/lib/postgresql/data PATH="/pg/bin:$PATH"
[ "$1" = postgres ] || exec "$@"
as_postgres() {
  setpriv --reuid postgres --regid postgres --clear-groups "$@"
}
if [ ! -d "$PGDATA" ]; then
  echo "$POSTGRES_PASSWORD" >/tmp/password
  as_postgres initdb -D "$PGDATA" -U postgres -E UTF8 --locale=C.UTF-8 -A scram-sha-256 --pwfile=/tmp/password
  rm /tmp/password
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  cat /docker-entrypoint-initdb.d/*.sql | as_postgres postgres --single -D "$PGDATA" postgres
fi
exec setpriv --reuid postgres --regid postgres --clear-groups "$@" -c listen_addresses='*' -c unix_socket_directories=
