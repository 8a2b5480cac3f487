package dev.orderlog.quickstart.sandbox;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How the provider treats a charge.
 *
 * <pre>
 * tok_approve                     approved
 * tok_decline_insufficient_funds  declined; likewise card_expired, suspected_fraud
 * tok_fail_N                      503 for the first N attempts, then approved
 * tok_timeout_charged             charged at once, but the first answer comes after 30 s; a repeat is answered at once
 * tok_slow_MS                     approved after MS milliseconds, 600000 at most
 * anything else                   declined
 * </pre>
 */
sealed interface PaymentToken {
    record Approve() implements PaymentToken {}

    record Decline(String reason) implements PaymentToken {}

    record FailFirst(int attempts) implements PaymentToken {}

    record AnswerLate() implements PaymentToken {}

    record Slow(Duration delay) implements PaymentToken {}

    Pattern FORM = Pattern.compile("tok_(approve|decline|fail|timeout_charged|slow)(?:_(.+))?");

    static PaymentToken of(String token) {
        var form = FORM.matcher(token);
        if (!form.matches()) {
            return new Decline("declined");
        }
        var argument = form.group(2) == null ? "" : form.group(2);
        return switch (form.group(1)) {
            case "approve" -> argument.isEmpty() ? new Approve() : new Decline("declined");
            case "timeout_charged" ->
                    argument.isEmpty() ? new AnswerLate() : new Decline("declined");
            case "fail" ->
                    Amount.of(argument)
                            .<PaymentToken>map(FailFirst::new)
                            .orElse(new Decline("declined"));
            case "slow" ->
                    Amount.of(argument)
                            .<PaymentToken>map(ms -> new Slow(Duration.ofMillis(ms)))
                            .orElse(new Decline("declined"));
            default -> new Decline(declineReason(argument));
        };
    }

    private static String declineReason(String argument) {
        return switch (argument) {
            case "insufficient_funds", "card_expired", "suspected_fraud" -> argument;
            default -> "declined";
        };
    }
}
