package dev.orderlog.quickstart.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.env.yaml.YamlPropertySourceLoader;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

class LockTimeoutTest {

    private static final Pattern SECONDS = Pattern.compile("set lock_timeout to '(\\d+)s'");

    @ParameterizedTest
    @ValueSource(
            strings = {"order-api", "payment-service", "inventory-service", "shipping-service"})
    void whoever_waits_for_a_lock_gives_up_before_the_connection_is_given_up(String service)
            throws IOException {
        var settings = settings(service);
        var lock = SECONDS.matcher(text(settings, "datasources.default.connection-init-sql"));
        int socketSeconds =
                Integer.parseInt(
                        text(settings, "datasources.default.data-source-properties.socketTimeout"));

        assertThat(lock.matches()).isTrue();
        assertThat(Integer.parseInt(lock.group(1))).isLessThan(socketSeconds);
    }

    private static Map<String, Object> settings(String service) throws IOException {
        var name = "application-" + service + ".yml";
        try (var file = LockTimeoutTest.class.getClassLoader().getResourceAsStream(name)) {
            return new YamlPropertySourceLoader().read(name, Objects.requireNonNull(file, name));
        }
    }

    private static String text(Map<String, Object> settings, String key) {
        return Objects.requireNonNull(settings.get(key), key).toString();
    }
}
