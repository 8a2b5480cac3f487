package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.Ports;

import java.util.Map;

/** Where the services find each other and the servers on this machine. */
record ServiceConfiguration(PlatformSetup setup) {

    Map<String, Object> common(int port) {
        return Map.of(
                "micronaut.server.host",
                Ports.LOOPBACK,
                "micronaut.server.port",
                port,
                "orderlog.kafka.bootstrap-servers",
                setup.bootstrapServers(),
                "orderlog.registry.url",
                setup.registryUrl());
    }

    Map<String, Object> database(String name) {
        var url =
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(Ports.LOOPBACK, setup.postgresPort(name), name);
        return Map.of(
                "datasources.default.url", url,
                "datasources.default.username", EmbeddedPostgres.USER,
                "datasources.default.password", EmbeddedPostgres.PASSWORD);
    }
}
