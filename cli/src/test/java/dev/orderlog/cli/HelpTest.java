package dev.orderlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParentCommand;

import java.util.Map;
import java.util.concurrent.Callable;

class HelpTest {
    @Command(name = "up", header = "Starts a platform.")
    static final class Up implements Callable<Integer> {
        @ParentCommand OrderlogCommand orderlog;

        @Override
        public Integer call() {
            orderlog.screen().line(orderlog.hint("down"));
            return 0;
        }
    }

    @Test
    void the_help_reads_well() {
        Texts.approved("help.txt", Ran.orderlog("--help").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "stock", "watch", "parked"})
    void the_help_of_a_command_reads_well(String command) {
        Texts.approved("help-" + command + ".txt", Ran.orderlog(command, "--help").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "place",
                "watch",
                "show",
                "history",
                "cancel",
                "pickup",
                "deliver",
                "stock",
                "parked",
                "verify",
                "replay",
                "compare",
                "reconcile",
                "generate-completion"
            })
    void every_command_has_help_with_examples_and_exit_codes(String command) {
        var ran = Ran.orderlog(command, "--help");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("orderlog " + command)
                .contains("Examples:")
                .contains("  3   a service does not answer");
        assertThat(Ran.orderlog("--help").out()).contains("\n  " + command + " ");
    }

    @Test
    void without_a_command_the_help_is_shown_and_it_is_wrong_usage() {
        var ran = Ran.orderlog();

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo(Ran.orderlog("--help").out());
    }

    @Test
    void the_version_is_told() {
        assertThat(Ran.orderlog("--version").out()).matches("orderlog [0-9].*\n");
    }

    @Test
    void the_completion_script_knows_the_commands() {
        var script = Ran.orderlog("generate-completion").out();

        assertThat(script)
                .contains("complete -F")
                .contains("--idempotency-key")
                .contains("deliver");
    }

    @Test
    void further_commands_are_listed_first_and_share_the_global_options() {
        var before = Ran.with(line(), Ansi.OFF, "--port-base", "9000", "up");
        var after = Ran.with(line(), Ansi.OFF, "up", "--port-base", "9001");
        var help = Ran.with(line(), Ansi.OFF, "--help").out();

        assertThat(before).isEqualTo(new Ran(0, "./orderlog down --port-base 9000\n", ""));
        assertThat(after).isEqualTo(new Ran(0, "./orderlog down --port-base 9001\n", ""));
        assertThat(help.indexOf("  up ")).isPositive().isLessThan(help.indexOf("  place "));
    }

    private static picocli.CommandLine line() {
        return OrderlogCommand.commandLine(Map.of("up", new Up()), Ran.BERLIN);
    }
}
