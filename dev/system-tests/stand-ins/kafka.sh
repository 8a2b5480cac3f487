#!/bin/sh
# As the image apache/kafka does: what is given as KAFKA_NODE_ID becomes node.id; the folder is formatted on the first start.
set -eu
env | while IFS='=' read -r name value; do
  case $name in
    KAFKA_HEAP_OPTS) ;;
    KAFKA_*) echo "$(echo "${name#KAFKA_}" | tr 'A-Z_' 'a-z.')=$value" ;;
  esac
done >/tmp/server.properties
export CLASSPATH='/opt/kafka/libs/*'
flags="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dlogback.configurationFile=dev/orderlog/embedded/logback-child.xml"
# shellcheck disable=SC2086
java $flags kafka.tools.StorageTool format --ignore-formatted -t "$CLUSTER_ID" -c /tmp/server.properties
# shellcheck disable=SC2086
exec java $flags ${KAFKA_HEAP_OPTS:-} -XX:TieredStopAtLevel=1 kafka.Kafka /tmp/server.properties
