package dev.orderlog.system.platform.container;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** A PostgreSQL cluster that deploy/ asks for; here they share one server. */
record Database(String cluster, String name, String owner) {

    static List<Database> all() {
        return DeployFiles.databases().map(Database::of).toList();
    }

    private static Database of(JsonNode cluster) {
        var first = cluster.path("spec").path("bootstrap").path("initdb");
        return new Database(
                DeployFiles.name(cluster),
                first.path("database").asText(),
                first.path("owner").asText());
    }

    /** Under which the cluster's primary is found. */
    String host() {
        return cluster + "-rw";
    }

    String secretOfOwner() {
        return cluster + "-app";
    }

    String secretOfAuthority() {
        return cluster + "-ca";
    }

    /** One statement a line. The owner streams its tables from the WAL, so it may replicate. */
    String creation(String password) {
        return """
        create role %s login replication password '%s';
        create database %s owner %s;
        """
                .formatted(owner, password, name, owner);
    }
}
