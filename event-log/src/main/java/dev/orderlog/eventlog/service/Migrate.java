package dev.orderlog.eventlog.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import java.io.PrintStream;
import java.util.Map;

/**
 * The deploy step that brings a service's database to the newest version: {@code Migrate <service>}, with the service's own
 * configuration, of which it reads the database and the places of the migrations. It starts nothing else.
 */
public final class Migrate {

    private static final String DATABASE = "datasources.default.";
    private static final String FLYWAY = "flyway.datasources.default.";

    private Migrate() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, Map.of(), System.out, System.err));
    }

    /** @param overrides configuration that wins over all other */
    public static int run(
            String[] arguments, Map<String, Object> overrides, PrintStream out, PrintStream err) {
        if (arguments.length != 1) {
            err.println("usage: Migrate <service>");
            return 2;
        }
        var service = arguments[0];
        try (var context =
                ApplicationContext.builder(service)
                        .deduceEnvironment(false)
                        .banner(false)
                        .properties(overrides)
                        .build()) {
            var environment = context.getEnvironment();
            environment.start();
            if (!environment.containsProperty(FLYWAY + "locations")) {
                err.println("there is no service " + service + " with a database here");
                return 2;
            }
            var result = flyway(environment).migrate();
            out.printf(
                    "%s: %d migrations, now at version %s%n",
                    service,
                    result.migrationsExecuted,
                    result.targetSchemaVersion == null
                            ? result.initialSchemaVersion
                            : result.targetSchemaVersion);
            return 0;
        } catch (FlywayException refused) {
            err.println("cannot migrate the database of " + service + ": " + refused.getMessage());
            return 1;
        }
    }

    private static Flyway flyway(Environment configuration) {
        return Flyway.configure()
                .dataSource(
                        configuration.getRequiredProperty(DATABASE + "url", String.class),
                        configuration.getRequiredProperty(DATABASE + "username", String.class),
                        configuration.getRequiredProperty(DATABASE + "password", String.class))
                .locations(configuration.getRequiredProperty(FLYWAY + "locations", String[].class))
                .outOfOrder(
                        configuration
                                .getProperty(FLYWAY + "out-of-order", Boolean.class)
                                .orElse(false))
                .load();
    }
}
