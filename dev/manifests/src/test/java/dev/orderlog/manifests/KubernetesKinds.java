package dev.orderlog.manifests;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import dev.orderlog.manifests.StrictValidator.KindCheck;

import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kubernetes' own kinds, as the models of its Java client know them. */
final class KubernetesKinds {

    static final KindCheck METADATA = new Model(V1ObjectMeta.class);

    private static final Map<Class<?>, String> API_VERSIONS =
            Map.ofEntries(
                    Map.entry(V1ConfigMap.class, "v1"),
                    Map.entry(V1Namespace.class, "v1"),
                    Map.entry(V1Secret.class, "v1"),
                    Map.entry(V1Service.class, "v1"),
                    Map.entry(V1ServiceAccount.class, "v1"),
                    Map.entry(V1Deployment.class, "apps/v1"),
                    Map.entry(V1StatefulSet.class, "apps/v1"),
                    Map.entry(V1Job.class, "batch/v1"),
                    Map.entry(V1CronJob.class, "batch/v1"),
                    Map.entry(V1Ingress.class, "networking.k8s.io/v1"),
                    Map.entry(V1NetworkPolicy.class, "networking.k8s.io/v1"),
                    Map.entry(V1PodDisruptionBudget.class, "policy/v1"),
                    Map.entry(V2HorizontalPodAutoscaler.class, "autoscaling/v2"));

    private KubernetesKinds() {}

    static Map<String, KindCheck> all() {
        return API_VERSIONS.entrySet().stream()
                .collect(
                        toMap(
                                kind ->
                                        StrictValidator.kind(
                                                kind.getValue(),
                                                kind.getKey().getSimpleName().substring(2)),
                                kind -> new Model(kind.getKey())));
    }

    /** The model's own check finds unknown and missing fields, reading it finds wrong types; both stop at the first. */
    private record Model(Class<?> type) implements KindCheck {

        @Override
        public List<String> flaws(JsonNode object) {
            var json = JsonParser.parseString(object.toString());
            return Stream.of(checked(json), read(json)).flatMap(List::stream).toList();
        }

        private List<String> checked(JsonElement json) {
            try {
                type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
                return List.of();
            } catch (ReflectiveOperationException refused) {
                return List.of(message(refused));
            }
        }

        private List<String> read(JsonElement json) {
            try {
                JSON.getGson().getAdapter(type).fromJsonTree(json);
                return List.of();
            } catch (RuntimeException refused) {
                return List.of(message(refused));
            }
        }

        private static String message(Throwable refused) {
            var cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            var message = String.valueOf(cause.getMessage());
            int json = message.indexOf(". JSON:");
            return json < 0 ? message : message.substring(0, json);
        }
    }
}
