package dev.orderlog.cli.order;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Where to ship to; by default to somebody in Berlin. */
final class AddressOptions {
    @Option(names = "--name", paramLabel = "TEXT", description = "Default: ${DEFAULT-VALUE}.")
    String name = "Ada Lovelace";

    @Option(names = "--street", paramLabel = "TEXT", description = "Default: ${DEFAULT-VALUE}.")
    String street = "Unter den Linden 1";

    @Option(names = "--more", paramLabel = "TEXT", description = "A second line, such as a floor.")
    @Nullable String more;

    @Option(names = "--city", paramLabel = "TEXT", description = "Default: ${DEFAULT-VALUE}.")
    String city = "Berlin";

    @Option(
            names = "--postal-code",
            paramLabel = "TEXT",
            description = "Default: ${DEFAULT-VALUE}.")
    String postalCode = "10117";

    @Option(
            names = "--country",
            paramLabel = "CODE",
            description = "Two letters. Default: ${DEFAULT-VALUE}.")
    String country = "DE";

    PlaceRequest.Address address() {
        return new PlaceRequest.Address(name, street, more, city, postalCode, country);
    }
}
