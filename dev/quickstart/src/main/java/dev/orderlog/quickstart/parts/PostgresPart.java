package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.place.PlatformHome;

import java.nio.file.Path;
import java.util.List;

/**
 * A server with databases of services that keep something.
 *
 * @param number 1 for the first
 */
record PostgresPart(int number, Path directory, int port, List<String> databases) implements Part {

    static List<Part> of(PlatformSetup setup) {
        var all = ServiceParts.DATABASES;
        return setup.serverPerDatabase()
                ? all.stream()
                        .<Part>map(name -> of(setup, numberOf(setup, name), List.of(name)))
                        .toList()
                : List.of(of(setup, 1, all));
    }

    static int portOf(PlatformSetup setup, String database) {
        return setup.ports().instance(numberOf(setup, database)).postgres();
    }

    private static PostgresPart of(PlatformSetup setup, int number, List<String> databases) {
        return new PostgresPart(
                number,
                setup.home().postgres(number),
                setup.ports().instance(number).postgres(),
                databases);
    }

    private static int numberOf(PlatformSetup setup, String database) {
        int index = ServiceParts.DATABASES.indexOf(database);
        if (index < 0) {
            throw new IllegalArgumentException("No service has a database " + database);
        }
        return setup.serverPerDatabase() ? index + 1 : 1;
    }

    @Override
    public String name() {
        return PlatformHome.nameOf("postgres", number);
    }

    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + port;
    }

    @Override
    public String probe() {
        return "tcp://" + address();
    }

    /** None: a server that survived on its port is adopted, and a stranger there is told apart when it starts. */
    @Override
    public List<Integer> ports() {
        return List.of();
    }

    @Override
    public RunningPart start() {
        var postgres = EmbeddedPostgres.start(directory, port);
        databases.forEach(postgres::createDatabase);
        return RunningPart.ofProcess(postgres.pid(), postgres.ended(), postgres);
    }
}
