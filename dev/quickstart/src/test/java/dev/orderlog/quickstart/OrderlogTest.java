package dev.orderlog.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class OrderlogTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void one_command_line_offers_the_platform_and_what_is_said_to_it() {
        assertThat(run("help")).isZero();
        assertThat(out.toString())
                .contains(
                        "up ", "down ", "status ", "demo ", "chaos ", "bench ", "place ", "watch ",
                        "cancel ");
    }

    @Test
    void every_command_takes_the_port_base() {
        for (var command :
                new String[] {"up", "down", "status", "demo", "chaos", "place", "show"}) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out.toString()).as(command).contains("--port-base");
            out.getBuffer().setLength(0);
        }
    }

    @Test
    void a_port_base_that_leaves_no_room_is_refused_in_words() {
        assertThat(run("status", "--port-base", "65530")).isNotZero();
        assertThat(err.toString()).contains("between 1024 and 65524").doesNotContain("Exception");
    }

    @Test
    void several_instances_in_one_process_are_refused_in_words() {
        assertThat(run("up", "--instances", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("add --processes").doesNotContain("Exception");
    }

    @Test
    void a_chaos_run_of_no_time_is_refused_in_words() {
        assertThat(run("chaos", "--minutes", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("must be above zero").doesNotContain("Exception");
    }

    @Test
    void the_benchmarks_are_a_program_of_their_own_and_it_says_so() {
        assertThat(run("bench", "--quick")).isEqualTo(2);
        assertThat(err.toString()).contains("./orderlog bench --quick").doesNotContain("Exception");
    }

    private int run(String... arguments) {
        return Orderlog.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
