package dev.orderlog.system.platform.container;

import java.nio.file.Path;

/** Writes the secrets that the operators of a cluster would: certificates of Kafka's users, passwords of databases. */
final class ClusterSecrets {

    /** Of the servers themselves. */
    static final String KAFKA = "kafka-server";

    static final String POSTGRES = "postgres-server";
    static final String KAFKA_HOST = "orderlog-kafka-bootstrap";

    private ClusterSecrets() {}

    static Secrets in(Path folder) {
        var secrets = new Secrets(folder.resolve("secrets"));
        var authority = CertificateAuthority.in(folder.resolve("authority"));
        ofKafka(secrets, authority);
        ofDatabases(secrets, authority);
        return secrets;
    }

    private static void ofKafka(Secrets secrets, CertificateAuthority authority) {
        secrets.put("orderlog-cluster-ca-cert", "ca.crt", authority.certificate());
        secrets.put(KAFKA, "ca.crt", authority.certificate())
                .put(KAFKA, "broker.p12", authority.identity(KAFKA, KAFKA_HOST).pkcs12());
        DeployFiles.kafkaUsers()
                .map(DeployFiles::name)
                .forEach(user ->
                        secrets.put(user, "user.p12", authority.identity(user).pkcs12())
                                .put(user, "user.password", CertificateAuthority.PASSWORD));
    }

    private static void ofDatabases(Secrets secrets, CertificateAuthority authority) {
        var databases = Database.all();
        var hosts = databases.stream().map(Database::host).toArray(String[]::new);
        var server = authority.identity(POSTGRES, hosts);
        var creations = new StringBuilder();
        for (var database : databases) {
            var password = "of-" + database.owner();
            secrets.put(database.secretOfAuthority(), "ca.crt", authority.certificate())
                    .put(database.secretOfOwner(), "username", database.owner())
                    .put(database.secretOfOwner(), "password", password);
            creations.append(database.creation(password));
        }
        secrets.put(POSTGRES, "server.crt", server.certificate())
                .put(POSTGRES, "server.key", server.key())
                .put(POSTGRES, "databases.sql", creations.toString());
    }
}
