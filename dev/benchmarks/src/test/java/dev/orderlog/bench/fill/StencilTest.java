package dev.orderlog.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class StencilTest {

    @Test
    void prints_other_words_in_the_places_of_the_first() {
        var stencil =
                new Stencil("an (order) and its event, order again", List.of("order", "event"));

        assertThat(stencil.print(List.of("o-2", "e-2")))
                .isEqualTo("an (o-2) and its e-2, o-2 again");
        assertThat(stencil.print(List.of("$1", "\\"))).isEqualTo("an ($1) and its \\, $1 again");
    }

    @Test
    void a_text_without_any_of_the_words_stays_as_it_is() {
        assertThat(new Stencil("nothing", List.of("order")).print(List.of("x")))
                .isEqualTo("nothing");
        assertThat(new Stencil("", List.of("order")).print(List.of("x"))).isEmpty();
    }

    @Test
    void words_are_taken_literally() {
        assertThat(new Stencil("a.b axb", List.of("a.b")).print(List.of("*"))).isEqualTo("* axb");
    }
}
