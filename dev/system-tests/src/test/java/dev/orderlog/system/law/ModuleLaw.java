package dev.orderlog.system.law;

import dev.orderlog.system.law.Module.Arrow;
import dev.orderlog.system.law.Module.Kind;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Arrows between modules point down only. */
final class ModuleLaw {
    private static final Map<Kind, Set<Kind>> MAY_USE =
            Map.of(
                    Kind.THIRD_PARTY, Set.of(),
                    Kind.SCHEMAS, Set.of(Kind.THIRD_PARTY),
                    Kind.EVENT_LOG, Set.of(Kind.THIRD_PARTY),
                    Kind.SERVICE, Set.of(Kind.EVENT_LOG, Kind.SCHEMAS, Kind.THIRD_PARTY),
                    Kind.PROJECTIONS, Set.of(Kind.EVENT_LOG, Kind.SCHEMAS, Kind.THIRD_PARTY),
                    Kind.CLI, Set.of(Kind.PROJECTIONS, Kind.SCHEMAS),
                    Kind.DEV, Set.of(Kind.values()));

    private ModuleLaw() {}

    /** Each forbidden arrow as {@code from -> to}, with {@code (test)} where only tests follow it. */
    static List<String> forbiddenArrows(List<Module> modules) {
        Map<String, Module> byArtifact =
                modules.stream().collect(Collectors.toMap(Module::artifactId, Function.identity()));
        return modules.stream()
                .flatMap(from ->
                        from.arrows().stream()
                                .filter(arrow -> !allowed(from, arrow, byArtifact))
                                .map(arrow -> describe(from, arrow)))
                .toList();
    }

    private static boolean allowed(Module from, Arrow arrow, Map<String, Module> byArtifact) {
        Module to = byArtifact.get(arrow.artifactId());
        if (to == null) {
            return false;
        }
        Stream<Kind> alsoInTests = arrow.inTestsOnly() ? Stream.of(Kind.DEV) : Stream.of();
        return Stream.concat(MAY_USE.get(from.kind()).stream(), alsoInTests)
                .anyMatch(to.kind()::equals);
    }

    private static String describe(Module from, Arrow arrow) {
        return from.artifactId()
                + " -> "
                + arrow.artifactId()
                + (arrow.inTestsOnly() ? " (test)" : "");
    }
}
