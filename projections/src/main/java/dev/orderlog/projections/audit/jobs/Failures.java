package dev.orderlog.projections.audit.jobs;

import dev.orderlog.projections.wire.RegistryUnavailableException;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Why the log could not be read, in words that somebody understands who did not write this. */
final class Failures {

    private Failures() {}

    static String words(Exception failure) {
        return switch (failure) {
            case RegistryUnavailableException away ->
                    "the schema registry does not answer: " + away.getMessage();
            case UnknownTopicOrPartitionException unknown -> String.valueOf(unknown.getMessage());
            case RetriableException away -> "Kafka does not answer: " + away.getMessage();
            case Exception other -> other.toString();
        };
    }
}
