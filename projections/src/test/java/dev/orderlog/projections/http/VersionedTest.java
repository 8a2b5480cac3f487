package dev.orderlog.projections.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedTest {

    @Test
    void an_answer_carries_its_version_as_its_tag() {
        var answer = Versioned.answer(HttpRequest.GET("/"), 7, "body");

        assertThat(answer.getHeaders().get(HttpHeaders.ETAG)).isEqualTo("\"7\"");
        assertThat(answer.body()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"6\", \"7\"", "*"})
    void a_known_version_is_not_sent_again(String known) {
        assertThat(answer(known)).isEqualTo(HttpStatus.NOT_MODIFIED.getCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "\"77\""})
    void another_version_is_sent(String known) {
        assertThat(answer(known)).isEqualTo(HttpStatus.OK.getCode());
    }

    private static int answer(String known) {
        var request = HttpRequest.GET("/").header(HttpHeaders.IF_NONE_MATCH, known);
        return Versioned.answer(request, 7, "body").code();
    }
}
