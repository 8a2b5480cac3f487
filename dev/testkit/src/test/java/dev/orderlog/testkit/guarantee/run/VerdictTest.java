package dev.orderlog.testkit.guarantee.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.testkit.guarantee.NothingIsLost;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class VerdictTest {

    @Test
    void a_broken_promise_is_told_with_its_places_and_how_to_repeat_the_run() {
        var broken = IntStream.range(0, 30).mapToObj(each -> "order " + each).toList();

        assertThatThrownBy(() ->
                        new Verdict(new NothingIsLost(), broken)
                                .assertKept("payment; again with -Dorderlog.seed=7"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "nothing that was fed is lost",
                        "30 times",
                        "  - order 0",
                        "  - order 9",
                        "-Dorderlog.seed=7")
                .hasMessageNotContaining("order 10");
    }

    @Test
    void a_kept_promise_is_silent() {
        assertThatCode(() -> new Verdict(new NothingIsLost(), List.of()).assertKept("any"))
                .doesNotThrowAnyException();
    }
}
