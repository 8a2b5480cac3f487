package dev.orderlog.eventlog.relay;

import org.postgresql.Driver;
import org.postgresql.PGProperty;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one service's relay needs to know.
 *
 * @param source {@code ce_source} of what the service says; names the thread and tags the metrics
 * @param jdbcUrl database that holds the {@code event} table
 * @param user with the {@code REPLICATION} attribute, owner of the table
 * @param slotName replication slot, made when missing; lower case letters, digits and underscore
 * @param publicationName publication of the inserts of said events
 * @param topics every topic that this source publishes to
 * @param producerProperties Kafka client settings ({@code bootstrap.servers}, security, compression ...); acknowledgement, idempotence
 *     and delivery settings are the relay's own and cannot be weakened here
 */
public record RelaySettings(
        String source,
        String jdbcUrl,
        String user,
        String password,
        String slotName,
        String publicationName,
        Set<String> topics,
        Map<String, Object> producerProperties,
        RelayLimits limits) {

    private static final int SLOT_NAME_LENGTH_MAX = 63;
    private static final Pattern SLOT_NAME = Pattern.compile("[a-z0-9_]{1,63}");

    public RelaySettings {
        if (!SLOT_NAME.matcher(slotName).matches()) {
            throw new IllegalArgumentException(
                    "slot name '" + slotName + "' must match " + SLOT_NAME);
        }
        if (topics.isEmpty()) {
            throw new IllegalArgumentException(
                    "the relay of " + source + " has no topic to publish to");
        }
        topics = Set.copyOf(topics);
        producerProperties = Map.copyOf(producerProperties);
    }

    /**
     * A slot's name, made from that of its database: slots belong to the whole server, on which another platform may have a service
     * of the same name.
     *
     * @param jdbcUrl of a database that one service has to itself
     * @throws IllegalArgumentException when this is no URL of a PostgreSQL database
     */
    public static String slotNameOf(String jdbcUrl) {
        var url = Driver.parseURL(jdbcUrl, null);
        var database = url == null ? null : PGProperty.PG_DBNAME.getOrDefault(url);
        if (database == null) {
            throw new IllegalArgumentException("no database of PostgreSQL: " + jdbcUrl);
        }
        var name = "orderlog_" + database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return name.substring(0, Math.min(name.length(), SLOT_NAME_LENGTH_MAX));
    }

    @Override
    public String toString() {
        return "RelaySettings[" + source + ", slot " + slotName + ", topics " + topics + "]";
    }
}
