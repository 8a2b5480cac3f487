package dev.orderlog.embedded;

import java.util.concurrent.CompletableFuture;

final class KafkaReadiness {

    private KafkaReadiness() {}

    /** Returns when the node serves; closes it when it does not. */
    static <K extends EmbeddedKafka> K await(
            K kafka, String name, KafkaMember member, CompletableFuture<?> ended) {
        try {
            Readiness.await(name, ended, () -> Ports.answers(member.place().port()));
            try (var admin = new KafkaAdministration(kafka.bootstrapServers())) {
                Readiness.await(name, ended, () -> admin.hasBroker(member.id()));
            }
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }
}
