package dev.orderlog.system.law;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Set;

/**
 * A service's {@code domain} is arithmetic on values: nothing outside the language, no clock, no
 * chance, no log.
 */
record DomainLaw(Rooms rooms) {
    private static final Set<String> OUTSIDE =
            Set.of(
                    "java.io.",
                    "java.net.",
                    "java.nio.",
                    "java.sql.",
                    "java.util.logging.",
                    "java.util.concurrent.",
                    "java.lang.reflect.");
    private static final Set<String> OUTSIDE_TYPES =
            Set.of(
                    "java.lang.Thread",
                    "java.lang.System$Logger",
                    "java.time.Clock",
                    "java.time.InstantSource");

    ArchRule knowsOnlyTheLanguageAndItself() {
        return classes()
                .that(rooms.services())
                .and()
                .resideInAPackage("..domain..")
                .should(
                        Conditions.knowOnly(
                                "java.* values and its own service's domain", this::allowed))
                .as("a domain knows the language and itself");
    }

    ArchRule readsNoClock() {
        return classes()
                .that(rooms.services())
                .and()
                .resideInAPackage("..domain..")
                .should(Conditions.notAccess(MachineAccess.CLOCK))
                .andShould(Conditions.notAccess(MachineAccess.STOPWATCH))
                .as("a domain reads no clock");
    }

    ArchRule drawsNoLots() {
        return classes()
                .that(rooms.services())
                .and()
                .resideInAPackage("..domain..")
                .should(Conditions.notAccess(MachineAccess.RANDOMNESS))
                .as("a domain draws no lots");
    }

    private boolean allowed(JavaClass from, JavaClass to) {
        String name = to.getName();
        if (to.isPrimitive() || name.startsWith("org.jspecify.annotations.")) {
            return true;
        }
        if (name.startsWith("java.")) {
            return OUTSIDE.stream().noneMatch(name::startsWith) && !OUTSIDE_TYPES.contains(name)
                    || isCompilerMade(name);
        }
        return rooms.isOurs(to)
                && rooms.roomOf(to).equals(rooms.roomOf(from))
                && to.getPackageName().contains(".domain");
    }

    /** What records, lambdas and pattern switches compile to. */
    private static boolean isCompilerMade(String name) {
        return name.startsWith("java.lang.invoke.") || name.startsWith("java.lang.runtime.");
    }
}
