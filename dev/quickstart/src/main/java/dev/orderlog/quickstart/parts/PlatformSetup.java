package dev.orderlog.quickstart.parts;

import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;

/**
 * Which platform, and how.
 *
 * @param processes each part as its own process instead of all services in this JVM
 */
public record PlatformSetup(PortPlan ports, PlatformHome home, boolean processes) {}
