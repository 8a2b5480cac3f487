#!/bin/sh
# Makes local stand-ins for the images of Kafka, PostgreSQL and the registry, from what the build has on this machine anyway: for
# places that reach no registry. They take the settings that the journeys give the real ones, and nothing more.
#
#   ./mvnw -Pimages -Dimage.base=tar://$PWD/base.tar -Dmaven.test.skip=true package
#   dev/system-tests/stand-ins/build.sh base.tar          # a base as deploy/images/base-image.sh makes it
set -eu

[ $# = 1 ] || { echo "usage: $0 BASE.tar" >&2; exit 2; }
project=$(cd "$(dirname "$0")/../../.." && pwd)
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
classpath=$project/dev/quickstart/target/launcher.classpath
registry=$project/dev/embedded/target/registry
case $(uname -m) in x86_64) machine=amd64 ;; aarch64) machine=arm64v8 ;; *) machine=$(uname -m) ;; esac
postgres=$(ls -d "$repository"/io/zonky/test/postgres/embedded-postgres-binaries-linux-$machine/18.*/*.jar 2>/dev/null | tail -n 1)
for needed in "$1" "$classpath" "$registry/quarkus-run.jar" "$postgres"; do
  [ -f "$needed" ] || { echo "${needed:-PostgreSQL's binaries} is missing: build the project and a base first (the head of this file says how)." >&2; exit 1; }
done
command -v unzip >/dev/null && command -v xz >/dev/null || { echo "unzip and xz are needed." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
docker load -i "$1"

echo "Kafka ..."
mkdir -p "$work/kafka/libs"
tr ':' '\n' <"$classpath" | while read -r jar; do cp "$jar" "$work/kafka/libs/"; done
cp "$project/dev/system-tests/stand-ins/kafka.sh" "$work/kafka/"
cat >"$work/kafka/Dockerfile" <<'EOF'
FROM orderlog/base:25
RUN echo 'appuser:x:1000:1000::/tmp:/bin/sh' >>/etc/passwd && echo 'appuser:x:1000:' >>/etc/group
COPY libs /opt/kafka/libs
COPY kafka.sh /
USER appuser
ENTRYPOINT ["/kafka.sh"]
EOF
docker build -q -t orderlog/stand-in-kafka:4.3.1 "$work/kafka"

echo "PostgreSQL ..."
mkdir -p "$work/postgres/pg"
unzip -p "$postgres" '*.txz' | tar -xJ -C "$work/postgres/pg"
cp "$project/dev/system-tests/stand-ins/docker-entrypoint.sh" "$work/postgres/"
cat >"$work/postgres/Dockerfile" <<'EOF'
FROM orderlog/base:25
RUN echo 'postgres:x:999:999::/var/lib/postgresql:/bin/sh' >>/etc/passwd && echo 'postgres:x:999:' >>/etc/group && \
  install -d -o postgres -g postgres /var/lib/postgresql /docker-entrypoint-initdb.d
COPY pg /pg
COPY docker-entrypoint.sh /usr/local/bin/
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
EOF
docker build -q -t orderlog/stand-in-postgres:18 "$work/postgres"

echo "Registry ..."
mkdir -p "$work/registry"
cp -r "$registry" "$work/registry/deployments"
cat >"$work/registry/Dockerfile" <<'EOF'
FROM orderlog/base:25
COPY deployments /deployments
CMD ["java", "-XX:MaxRAMPercentage=40", "-XX:+UseSerialGC", "-jar", "/deployments/quarkus-run.jar"]
EOF
docker build -q -t orderlog/stand-in-registry:3.3.3 "$work/registry"

docker image ls --filter reference='orderlog/stand-in-*'
