package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.events.OrderPlaced;

import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.Test;

class AvroTrustTest {

    @Test
    void our_events_are_trusted_and_what_was_trusted_before_still_is() {
        AvroTrust.give();

        assertThatCode(() -> ClassSecurityValidator.validate(OrderPlaced.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> ClassSecurityValidator.validate(String.class))
                .doesNotThrowAnyException();
    }

    @Test
    void nothing_else_becomes_trusted() {
        AvroTrust.give();

        assertThatThrownBy(() -> ClassSecurityValidator.validate(ProcessBuilder.class))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> ClassSecurityValidator.validate(AvroTrust.class))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void giving_it_again_changes_nothing() {
        AvroTrust.give();
        var first = ClassSecurityValidator.getGlobal();
        AvroTrust.give();

        assertThat(ClassSecurityValidator.getGlobal()).isSameAs(first);
    }
}
