package dev.orderlog.quickstart.chaos;

import dev.orderlog.quickstart.chaos.load.Door;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PortPlan;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Where everything of a platform is, every instance of it. */
record Neighbourhood(PlatformSetup setup, HttpClient http) {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

    static Neighbourhood of(PlatformSetup setup) {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_MAX)
                        .build();
        return new Neighbourhood(setup, http);
    }

    Door orderApi(CountDownLatch closing) {
        return instances(PortPlan::orderApi, closing);
    }

    Door inventory(CountDownLatch closing) {
        return instances(PortPlan::inventory, closing);
    }

    Door shipping(CountDownLatch closing) {
        return instances(PortPlan::shipping, closing);
    }

    Door projections(CountDownLatch closing) {
        return instances(PortPlan::projections, closing);
    }

    Door provider(CountDownLatch closing) {
        return door(List.of(uri(setup.ports().provider())), closing);
    }

    Door carrier(CountDownLatch closing) {
        return door(List.of(uri(setup.ports().carrier())), closing);
    }

    String bootstrapServers() {
        return setup.bootstrapServers();
    }

    String registryUrl() {
        return setup.registryUrl();
    }

    int postgresPort() {
        return setup.ports().postgres();
    }

    private Door instances(ToIntFunction<PortPlan> port, CountDownLatch closing) {
        return door(
                IntStream.rangeClosed(1, setup.instances())
                        .mapToObj(setup.ports()::instance)
                        .map(ports -> uri(port.applyAsInt(ports)))
                        .toList(),
                closing);
    }

    private Door door(List<URI> uris, CountDownLatch closing) {
        return new Door(http, uris, closing);
    }

    private static URI uri(int port) {
        return URI.create(PortPlan.url(port));
    }
}
