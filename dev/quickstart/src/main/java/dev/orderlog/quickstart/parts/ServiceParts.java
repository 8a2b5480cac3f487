package dev.orderlog.quickstart.parts;

import java.util.List;

/** The five services. */
final class ServiceParts {

    static final List<String> DATABASES = List.of("order_api", "payment", "inventory", "shipping");

    private ServiceParts() {}

    static List<Part> of(PlatformSetup setup) {
        return List.of();
    }
}
