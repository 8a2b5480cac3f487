package dev.orderlog.testkit.decider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class WrittenTableTest {

    private static final WrittenTable TABLE =
            WrittenTable.of(
                    """
                    | Off | On
                    Push | On | -
                    """);

    @Test
    void every_cell_is_a_test_that_compares() {
        var right = TABLE.tests(cell -> cell.state().equals("Off") ? "On" : "-").toList();
        var wrong = TABLE.tests(cell -> "Broken").toList();

        assertThat(right)
                .hasSize(2)
                .allSatisfy(test ->
                        assertThatCode(test.getExecutable()::execute).doesNotThrowAnyException());
        assertThat(wrong)
                .allSatisfy(test ->
                        assertThatThrownBy(test.getExecutable()::execute)
                                .isInstanceOf(AssertionError.class));
    }

    @Test
    void a_fold_that_refuses_without_saying_so_is_no_dash() {
        var tests =
                TABLE.foldTests(
                                Map.of("Off", 0, "On", 1),
                                Map.of("Push", "Push"),
                                (state, event) -> {
                                    throw new IllegalStateException("no idea");
                                })
                        .toList();

        assertThatThrownBy(tests.getLast().getExecutable()::execute)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Push cannot follow On");
    }

    @Test
    void a_missing_state_or_row_is_noticed() {
        assertThatCode(() -> TABLE.assertComplete(List.of("Off", "On"), List.of("Push")))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> TABLE.assertComplete(List.of("Off", "On", "Broken"), List.of("Push")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(
                        () -> TABLE.assertComplete(List.of("Off", "On"), List.of("Push", "Pull")))
                .isInstanceOf(AssertionError.class);
    }
}
