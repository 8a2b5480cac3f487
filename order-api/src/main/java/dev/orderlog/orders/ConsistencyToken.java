package dev.orderlog.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;

import io.micronaut.http.HttpStatus;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Names an event of an order by who said it and as which: what a reader wants to see folded. Opaque to clients. */
public record ConsistencyToken(String source, long sequence) {

    public static final String HEADER = "Orderlog-Consistency-Token";

    private static final Pattern FORM = Pattern.compile("(/[a-z-]{1,40}) ([1-9][0-9]{0,17})");

    public static ConsistencyToken parse(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            var matcher = FORM.matcher(text);
            if (matcher.matches()) {
                return new ConsistencyToken(matcher.group(1), Long.parseLong(matcher.group(2)));
            }
            throw unknown();
        } catch (IllegalArgumentException malformed) {
            throw unknown();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((source + " " + sequence).getBytes(UTF_8));
    }

    private static ProblemException unknown() {
        var detail = "is no token of ours";
        return new ProblemException(
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-consistency-token",
                        "Invalid consistency token",
                        "The " + HEADER + " " + detail + ".",
                        List.of(new Problem.Place("#" + HEADER, detail))));
    }
}
