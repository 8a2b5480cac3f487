package dev.orderlog.system.platform.container;

import java.util.List;
import java.util.Optional;

/** What deploy/ runs before the services are of use. */
final class Steps {

    /** @param arguments those of an overlay, where it has others than the base */
    record Step(String folder, String job, String image, Optional<List<String>> arguments) {

        static Step of(String folder, String job, String image) {
            return new Step(folder, job, image, Optional.empty());
        }
    }

    static final List<Step> ALL =
            List.of(
                    // As overlays/dev has it: one broker holds one copy.
                    new Step(
                            "prepare",
                            "topics",
                            "order-api",
                            Optional.of(
                                    List.of(
                                            "dev.orderlog.schemas.CreateTopics",
                                            "--replicas",
                                            "1"))),
                    Step.of("prepare", "schemas", "order-api"),
                    migrations("order-api"),
                    migrations("payment-service"),
                    migrations("inventory-service"),
                    migrations("shipping-service"));

    private Steps() {}

    private static Step migrations(String service) {
        return Step.of(service, service + "-migrations", service);
    }
}
