package dev.orderlog.bench.micro;

import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.schemas.AvroTrust;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.SchemaRegistration;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Framing as services have it in production: schemas are registered beforehand, here with a registry in memory. */
final class KnownSchemas {

    private static final String REGISTRY = "mock://micro";

    private KnownSchemas() {}

    static AvroFraming framing() {
        AvroTrust.give();
        try {
            new SchemaRegistration(RegistrySettings.at(REGISTRY).connect())
                    .register(EventSchemas.load());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return AvroFraming.against(REGISTRY, false);
    }
}
