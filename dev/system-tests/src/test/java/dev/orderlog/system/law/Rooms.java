package dev.orderlog.system.law;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.List;

/** The rooms of a house whose root package is given: which classes live where. */
record Rooms(String root) {
    static final List<String> SERVICES = List.of("orders", "payment", "inventory", "shipping");
    private static final List<String> DEPLOYED =
            List.of("eventlog", "schemas", "projections", "cli");

    DescribedPredicate<JavaClass> in(String room) {
        return inAny(List.of(room), room);
    }

    DescribedPredicate<JavaClass> services() {
        return inAny(SERVICES, "a service");
    }

    /** What runs in production; {@code dev/} is not part of it. */
    DescribedPredicate<JavaClass> deployed() {
        return services()
                .or(inAny(DEPLOYED, "the rest of what is deployed"))
                .as("what is deployed");
    }

    /** The command line is a process of its own at a person's terminal, not a server: it needs none of event-log's rooms. */
    DescribedPredicate<JavaClass> deployedServers() {
        return deployed().and(DescribedPredicate.not(in("cli"))).as("deployed servers");
    }

    DescribedPredicate<JavaClass> serviceRoots() {
        return DescribedPredicate.describe(
                "a service's wiring",
                type -> SERVICES.stream().anyMatch(name -> packageOf(type).equals(path(name))));
    }

    DescribedPredicate<JavaClass> generatedEvents() {
        return inAny(List.of("events"), "generated events");
    }

    /** The service, or other top-level room, a class belongs to. */
    String roomOf(JavaClass type) {
        String below =
                packageOf(type).substring(Math.min(packageOf(type).length(), root.length() + 1));
        int end = below.indexOf('.');
        return end < 0 ? below : below.substring(0, end);
    }

    boolean isOurs(JavaClass type) {
        return packageOf(type).startsWith(root + ".");
    }

    /**
     * The name of the source file's class, for nested classes and for those the framework generates
     * beside it too.
     */
    static String writtenName(JavaClass type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        String withoutPrefix = name.startsWith("$") ? name.substring(1) : name;
        int end = withoutPrefix.indexOf('$');
        return end < 0 ? withoutPrefix : withoutPrefix.substring(0, end);
    }

    private DescribedPredicate<JavaClass> inAny(List<String> rooms, String description) {
        return DescribedPredicate.describe(
                description,
                type ->
                        rooms.stream()
                                .map(this::path)
                                .anyMatch(room ->
                                        packageOf(type).equals(room)
                                                || packageOf(type).startsWith(room + ".")));
    }

    private String path(String room) {
        return root + "." + room;
    }

    private static String packageOf(JavaClass type) {
        return type.getBaseComponentType().getPackageName();
    }
}
