package dev.orderlog.manifests;

import static org.junit.jupiter.api.Assumptions.abort;

/** Skips loudly: whoever has no kubectl is told what was not looked at. With {@code -Dorderlog.kubectl=required} it fails instead. */
final class KustomizeNeeded {

    private static final String MISSING =
            "NOT TESTED: the overlays of deploy/ were not rendered, for there is no kubectl 1.21 or"
                    + " newer and no kustomize on the PATH. Their source files were tested. Install"
                    + " kubectl to test what a cluster would be given.";

    private KustomizeNeeded() {}

    static Kustomize orSkip() {
        return Kustomize.find()
                .orElseGet(() -> {
                    if ("required".equals(System.getProperty("orderlog.kubectl"))) {
                        throw new AssertionError(MISSING);
                    }
                    System.err.println(
                            "\n" + "!".repeat(80) + "\n" + MISSING + "\n" + "!".repeat(80) + "\n");
                    return abort(MISSING);
                });
    }
}
