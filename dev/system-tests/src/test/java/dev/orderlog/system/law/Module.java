package dev.orderlog.system.law;

import java.util.List;

/** A Maven module and its arrows to other modules of ours, those inherited and those of profiles included. */
record Module(String folder, String artifactId, List<Arrow> arrows) {

    record Arrow(String artifactId, boolean inTestsOnly) {}

    enum Kind {
        THIRD_PARTY,
        SCHEMAS,
        EVENT_LOG,
        SERVICE,
        PROJECTIONS,
        CLI,
        DEV
    }

    /** A module that nobody has thought of yet is held to what a service may do. */
    Kind kind() {
        if (folder.startsWith("third-party/")) {
            return Kind.THIRD_PARTY;
        }
        if (folder.startsWith("dev/")) {
            return Kind.DEV;
        }
        return switch (folder) {
            case "schemas" -> Kind.SCHEMAS;
            case "event-log" -> Kind.EVENT_LOG;
            case "projections" -> Kind.PROJECTIONS;
            case "cli" -> Kind.CLI;
            default -> Kind.SERVICE;
        };
    }
}
