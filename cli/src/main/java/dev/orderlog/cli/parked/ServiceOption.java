package dev.orderlog.cli.parked;

import dev.orderlog.cli.http.ServiceClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.List;

/** Which services are asked. */
final class ServiceOption {
    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Only this service, such as payment-service. Default: all of them.")
    @Nullable String service;

    boolean isNamed() {
        return service != null;
    }

    /** @throws IllegalArgumentException in words for a person, when there is no such service */
    List<ServiceClient> among(List<ServiceClient> all) {
        if (service == null) {
            return all;
        }
        var named = all.stream().filter(client -> client.service().equals(service)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no service '%s'; there are %s."
                            .formatted(
                                    service,
                                    String.join(
                                            ", ",
                                            all.stream().map(ServiceClient::service).toList())));
        }
        return named;
    }
}
