package dev.orderlog.schemas;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The deploy step that registers the schemas: {@code RegisterSchemas <registry-url>}, or the address in
 * {@code ORDERLOG_REGISTRY_URL}. Settings of Confluent's client, such as credentials, come from environment variables named
 * after them: {@code SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO} is {@code basic.auth.user.info}.
 */
public final class RegisterSchemas {

    static final String URL_VARIABLE = "ORDERLOG_REGISTRY_URL";
    static final String CLIENT_PREFIX = "SCHEMA_REGISTRY_";

    private RegisterSchemas() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(
            String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        var url =
                Optional.ofNullable(
                        arguments.length == 1 ? arguments[0] : environment.get(URL_VARIABLE));
        if (arguments.length > 1 || url.isEmpty()) {
            err.println("usage: RegisterSchemas <registry-url>, or set " + URL_VARIABLE);
            return 2;
        }
        try (var registry =
                new RegistrySettings(url.get(), false, clientSettings(environment)).connect()) {
            var registered = new SchemaRegistration(registry).register(EventSchemas.load());
            registered.forEach(schema -> out.println(schema.id() + "\t" + schema.subject()));
            out.println(registered.size() + " schemas registered at " + url.get());
            return 0;
        } catch (SchemaRegistration.IncompatibleSchemaException incompatible) {
            err.println(incompatible.getMessage());
            return 1;
        } catch (IOException unreachable) {
            err.println(
                    "cannot register the schemas at "
                            + url.get()
                            + ": "
                            + unreachable.getMessage());
            return 1;
        }
    }

    private static Map<String, String> clientSettings(Map<String, String> environment) {
        var settings = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(CLIENT_PREFIX)) {
                settings.put(
                        name.substring(CLIENT_PREFIX.length())
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return settings;
    }
}
