package dev.orderlog.system.platform.container;

/**
 * How a container is confined, as seen from outside and from within.
 *
 * @param within what a shell inside says of its user, of writing to the root, and of its rights
 */
public record Confined(
        boolean readOnlyRoot, boolean noCapabilities, long memoryBytes, String within) {}
