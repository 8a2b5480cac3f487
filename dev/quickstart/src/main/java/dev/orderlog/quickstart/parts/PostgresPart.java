package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.Ports;

import java.nio.file.Path;
import java.util.List;

/** One server with a database for each service that keeps something. */
record PostgresPart(Path directory, int port, List<String> databases) implements Part {

    @Override
    public String name() {
        return "postgres";
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
