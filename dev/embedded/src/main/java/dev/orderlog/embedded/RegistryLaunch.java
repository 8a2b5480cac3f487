package dev.orderlog.embedded;

/** The command line that keeps the registry on loopback, on file storage, and small. */
final class RegistryLaunch {

    private RegistryLaunch() {}

    static JvmLaunch at(RegistryPlace place) {
        return JvmLaunch.ofJar("registry", place.directory(), RegistryDistribution.jar())
                .withJvmFlags(
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=" + Ports.LOOPBACK,
                        "-Dquarkus.http.port=" + place.port(),
                        "-Dquarkus.management.host=" + Ports.LOOPBACK,
                        "-Dquarkus.management.port=" + place.managementPort(),
                        "-Dquarkus.http.access-log.enabled=false",
                        "-Dquarkus.log.category.\"io.apicurio\".level=WARN",
                        "-Dapicurio.storage.kind=sql",
                        "-Dapicurio.storage.sql.kind=h2",
                        "-Dapicurio.datasource.url=jdbc:h2:file:"
                                + place.directory().resolve("schemas")
                                // a schema is on disk when its registration is answered
                                + ";WRITE_DELAY=0",
                        "-Dapicurio.datasource.jdbc.initial-size=2",
                        "-Dapicurio.datasource.jdbc.min-size=2",
                        "-Dapicurio.datasource.jdbc.max-size=20",
                        "-Dapicurio.storage.snapshot.location=" + place.directory(),
                        "-Dapicurio.import.work-dir=" + place.directory());
    }
}
