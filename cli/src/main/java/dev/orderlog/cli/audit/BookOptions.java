package dev.orderlog.cli.audit;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.Platform;
import dev.orderlog.eventlog.store.SaidEvents;
import dev.orderlog.projections.books.reconcile.EventBook;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the services keep what they said. */
public final class BookOptions {
    private static final int POSTGRES = 11;

    private static final Map<String, String> DATABASES = databases();

    @Option(
            names = "--database",
            paramLabel = "SERVICE=JDBC_URL",
            description =
                    "A service's database; several may be given, and only these are read then."
                            + " Default: those of this machine's platform.")
    Map<String, String> urls = Map.of();

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "${env:ORDERLOG_AUDIT_DATABASE_USERNAME:-postgres}",
            description =
                    "A user that may select from the table event is enough. Default:"
                            + " $$ORDERLOG_AUDIT_DATABASE_USERNAME, else postgres.")
    String user;

    @Option(
            names = "--database-password",
            paramLabel = "TEXT",
            defaultValue = "${env:ORDERLOG_AUDIT_DATABASE_PASSWORD:-postgres}",
            description =
                    "Better given as $$ORDERLOG_AUDIT_DATABASE_PASSWORD than here, where others may"
                            + " see it.")
    String password;

    @Option(names = "--skip-tables", description = "Leave the services' tables alone.")
    boolean skipped;

    /** By the source that the service's events name. */
    Map<String, EventBook> tables(OrderlogCommand orderlog, CommandLine line) {
        var tables = new LinkedHashMap<String, EventBook>();
        if (skipped) {
            return tables;
        }
        var asked = urls.isEmpty() ? onThisMachine(orderlog.platform()) : urls;
        asked.forEach((service, url) -> {
            if (!DATABASES.containsKey(service)) {
                throw new ParameterException(
                        line,
                        "There is no service %s; there are %s"
                                .formatted(service, String.join(", ", DATABASES.keySet())));
            }
            tables.put("/" + service, new SaidEvents(url, user, password)::read);
        });
        return tables;
    }

    private static Map<String, String> onThisMachine(Platform platform) {
        var found = new LinkedHashMap<String, String>();
        DATABASES.forEach((service, database) ->
                found.put(
                        service,
                        "jdbc:postgresql://127.0.0.1:%d/%s"
                                .formatted(platform.portBase() + POSTGRES, database)));
        return found;
    }

    private static Map<String, String> databases() {
        var databases = new LinkedHashMap<String, String>();
        databases.put("order-api", "order_api");
        databases.put("payment-service", "payment");
        databases.put("inventory-service", "inventory");
        databases.put("shipping-service", "shipping");
        return databases;
    }
}
