package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.EmbeddedRegistry;
import dev.orderlog.embedded.RegistryPlace;
import dev.orderlog.quickstart.place.PortPlan;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.SchemaRegistration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The schema registry with the schemas of every event. */
record RegistryPart(RegistryPlace place) implements Part {

    static final String API = "/apis/ccompat/v7";

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public String address() {
        return PortPlan.url(place.port()) + API;
    }

    @Override
    public String probe() {
        return address() + "/subjects";
    }

    @Override
    public List<Integer> ports() {
        return List.of(place.port(), place.managementPort());
    }

    @Override
    public RunningPart start() {
        var registry = EmbeddedRegistry.start(place);
        register(registry.url());
        return RunningPart.ofProcess(registry.jvm().pid(), registry.jvm().ended(), registry);
    }

    private static void register(String url) {
        try (var client = RegistrySettings.at(url).connect()) {
            new SchemaRegistration(client).register(EventSchemas.load());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
