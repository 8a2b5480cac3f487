package dev.orderlog.testkit.guarantee;

/** Where a record stands in the log. */
public record Place(String topic, int partition, long offset) {

    public boolean samePartition(Place other) {
        return topic.equals(other.topic) && partition == other.partition;
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
