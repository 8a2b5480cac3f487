package dev.orderlog.eventlog.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RelaySettingsTest {

    @Test
    void a_slot_is_named_after_its_database_so_that_two_platforms_can_share_a_server() {
        assertThat(RelaySettings.slotNameOf("jdbc:postgresql://127.0.0.1:5432/payment"))
                .isEqualTo("orderlog_payment");
        assertThat(RelaySettings.slotNameOf("jdbc:postgresql://db-1,db-2/shop_b_payment?ssl=true"))
                .isEqualTo("orderlog_shop_b_payment");
    }

    @Test
    void a_database_with_an_odd_name_has_a_slot_that_postgresql_takes() {
        assertThat(RelaySettings.slotNameOf("jdbc:postgresql://db/Shop-B"))
                .isEqualTo("orderlog_shop_b");
        assertThat(RelaySettings.slotNameOf("jdbc:postgresql://db/" + "x".repeat(63))).hasSize(63);
    }

    @Test
    void what_is_no_database_of_postgresql_is_refused() {
        assertThatThrownBy(() -> RelaySettings.slotNameOf("jdbc:h2:mem:none"))
                .hasMessage("no database of PostgreSQL: jdbc:h2:mem:none");
    }
}
