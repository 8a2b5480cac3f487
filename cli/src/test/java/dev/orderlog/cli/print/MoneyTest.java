package dev.orderlog.cli.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "4990, EUR, 49.90 EUR",
        "5, EUR, 0.05 EUR",
        "500, JPY, 500 JPY",
        "1234, KWD, 1.234 KWD",
        "-7, USD, -0.07 USD",
        "12, QQQ, 12 QQQ"
    })
    void is_shown_with_the_decimals_of_its_currency(long minor, String currency, String shown) {
        assertThat(new Money(minor, currency)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "49.9, EUR, 4990",
        "49.900, EUR, 4990",
        "500, JPY, 500",
        "1.234, KWD, 1234",
        "1E+2, EUR, 10000"
    })
    void is_read_as_minor_units(BigDecimal amount, String currency, long minor) {
        assertThat(Money.of(amount, currency).amountMinor()).isEqualTo(minor);
    }

    @Test
    void refuses_what_cannot_be_paid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(BigDecimal.ONE, "QQQ"))
                .withMessage("'QQQ' is not a currency such as EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(new BigDecimal("0.001"), "EUR"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(new BigDecimal("1E+30"), "EUR"));
    }
}
