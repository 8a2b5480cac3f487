package dev.orderlog.system.platform.container;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Lets Kafka's users do what deploy/ says they may, as Strimzi's user operator does, and nothing else. */
final class KafkaUsers {

    private KafkaUsers() {}

    static void admit(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createAcls(allowed()).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<AclBinding> allowed() {
        return DeployFiles.kafkaUsers().flatMap(KafkaUsers::bindings).toList();
    }

    private static Stream<AclBinding> bindings(JsonNode user) {
        var principal = "User:CN=" + DeployFiles.name(user);
        return DeployFiles.elements(user.path("spec").path("authorization").path("acls"))
                .flatMap(rule ->
                        DeployFiles.elements(rule.path("operations"))
                                .map(operation ->
                                        new AclBinding(
                                                resource(rule.path("resource")),
                                                new AccessControlEntry(
                                                        principal,
                                                        "*",
                                                        operation(operation.asText()),
                                                        AclPermissionType.ALLOW))));
    }

    private static ResourcePattern resource(JsonNode resource) {
        return new ResourcePattern(
                named(ResourceType.values(), resource.path("type").asText()),
                resource.path("name").asText(),
                resource.path("patternType").asText().equals("prefix")
                        ? PatternType.PREFIXED
                        : PatternType.LITERAL);
    }

    private static AclOperation operation(String name) {
        return named(AclOperation.values(), name);
    }

    /** Strimzi writes {@code transactionalId} where Kafka writes {@code TRANSACTIONAL_ID}. */
    private static <E extends Enum<E>> E named(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().replace("_", "").equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(name + " is none of " + List.of(all)));
    }
}
