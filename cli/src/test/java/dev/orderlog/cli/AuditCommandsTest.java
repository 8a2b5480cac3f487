package dev.orderlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an auditor is told when something is wrong with the question. */
class AuditCommandsTest {

    private static final String NOBODY = "127.0.0.1:1";

    @ParameterizedTest
    @ValueSource(strings = {"verify", "replay", "compare", "reconcile"})
    void a_log_that_nobody_answers_for_ends_with_3(String command) {
        var ran =
                Ran.orderlog(
                        command,
                        "--bootstrap-servers",
                        NOBODY,
                        "--timeout",
                        "300ms",
                        command.equals("reconcile") ? "--skip-tables" : "--order-topic=copy",
                        command.equals("reconcile") ? "--skip-ledger" : "--stock-topic=other");

        assertThat(ran.err()).startsWith("Kafka does not answer at kafka://" + NOBODY);
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "verify --threads 0, '--threads must be at least 1, not 0'",
        "verify --events-at-once 0, '--events-at-once must be at least 1, not 0'",
        "verify --examples -1, '--examples must be at least 0, not -1'",
        "compare --look-again 0, '--look-again must be at least 1, not 0'",
        "replay --json, '--json needs --out'",
        "replay --format avro, '--format avro needs --out'",
        "replay --offsets order-events, 'not of the form order-events-3:100-200'",
        "replay --type OrderLost, 'There is no event type OrderLost'",
        "replay --from 2026-01-02T00:00:00Z --to 2026-01-01T00:00:00Z, 'is not before'",
        "replay --from yesterday, 'is not a time such as 2026-11-22T10:15:30Z'",
        "reconcile --database toys=jdbc:postgresql://x/y, 'There is no service toys'"
    })
    void a_wrong_question_ends_with_2(String line, String words) {
        var ran = Ran.orderlog(line.split(" "));

        assertThat(ran.err()).contains(words);
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_there_is_not_overwritten(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("all.ndjson"), "precious");
        var ran = Ran.orderlog("replay", "--out", file.toString(), "--bootstrap-servers", NOBODY);

        assertThat(ran.err()).contains("exists; --force overwrites it");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(file).hasContent("precious");
    }

    @Test
    void a_file_of_kafka_settings_that_is_not_there_is_named() {
        var ran = Ran.orderlog("verify", "--kafka-config", "/no/such/file");

        assertThat(ran.err()).contains("Not readable: /no/such/file");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void a_database_that_nobody_answers_for_is_named() {
        var ran =
                Ran.orderlog(
                        "reconcile",
                        "--skip-ledger",
                        "--database",
                        "payment-service=jdbc:postgresql://127.0.0.1:1/payment");

        assertThat(ran.err())
                .contains("the events at jdbc:postgresql://127.0.0.1:1/payment cannot be read");
        assertThat(ran.exitCode()).isEqualTo(1);
    }
}
