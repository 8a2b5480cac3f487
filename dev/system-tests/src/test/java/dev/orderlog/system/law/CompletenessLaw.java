package dev.orderlog.system.law;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An event is in three places: its schema, its service's sealed interface, its service's {@code wire}. Whoever adds it to one
 * is told of the others here, and the projections are told too.
 */
record CompletenessLaw(Rooms rooms, JavaClasses house) {

    /** Those of the events of which the room's {@code wire} does not know the generated class. */
    Set<String> withoutACaseInWire(String room, Set<String> events) {
        Set<String> known =
                house.that(rooms.in(room + ".wire")).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(Dependency::getTargetClass)
                        .filter(rooms.generatedEvents())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        return without(events, known);
    }

    /** Those of the events that are no record of the room's domain. */
    Set<String> withoutARecordInDomain(String room, Set<String> events) {
        return without(events, eventsOf(room));
    }

    /** Records of the room's sealed event interfaces for which there is no schema. */
    Set<String> withoutASchema(String room, Set<String> schemas) {
        return without(eventsOf(room), schemas);
    }

    private Set<String> eventsOf(String room) {
        return house.that(rooms.in(room + ".domain")).stream()
                .filter(JavaClass::isRecord)
                .filter(type ->
                        type.getAllRawInterfaces().stream().anyMatch(CompletenessLaw::isEventType))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static boolean isEventType(JavaClass type) {
        return type.getSimpleName().endsWith("Event");
    }

    private static Set<String> without(Set<String> wanted, Set<String> found) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        return missing;
    }
}
