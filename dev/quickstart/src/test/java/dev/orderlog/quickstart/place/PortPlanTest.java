package dev.orderlog.quickstart.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

class PortPlanTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 80, 65_530, 70_000})
    void a_base_that_leaves_no_room_is_refused(int base) {
        assertThatThrownBy(() -> new PortPlan(base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 1024 and 65524");
    }

    @Test
    void all_ports_move_with_the_base_and_platforms_side_by_side_share_none() {
        assertThat(portsOf(9000))
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= 9000 && port < 9012);
        assertThat(portsOf(9012)).doesNotContainAnyElementsOf(portsOf(9000));
    }

    @Test
    void second_instances_listen_a_hundred_ports_further_and_no_two_parts_share_a_port_or_a_name() {
        var setup =
                new PlatformSetup(
                        new PortPlan(9000), new PlatformHome(Path.of("unused")), true, 2, 3);
        var parts = PartList.of(setup).all();
        assertThat(parts).extracting(Part::name).doesNotHaveDuplicates().hasSize(17);
        assertThat(parts)
                .extracting(Part::name)
                .contains("order-api", "order-api-2", "projections-2", "kafka", "kafka-3");
        assertThat(parts.stream().map(Part::ports).flatMap(List::stream))
                .doesNotHaveDuplicates()
                .contains(9000, 9100, 9004, 9104, 9009, 9109, 9209);
        assertThat(setup.bootstrapServers())
                .isEqualTo("127.0.0.1:9009,127.0.0.1:9109,127.0.0.1:9209");
    }

    @Test
    void a_server_of_its_own_for_each_database_is_a_hundred_ports_further_than_the_one_before() {
        var home = new PlatformHome(Path.of("unused"));
        var shared = new PlatformSetup(new PortPlan(9000), home, true);
        var apart = new PlatformSetup(new PortPlan(9000), home, true, 1, 1, true, List.of());

        assertThat(addressesOf(shared)).containsExactly("postgres at 127.0.0.1:9011");
        assertThat(shared.postgresPort("shipping")).isEqualTo(9011);
        assertThat(addressesOf(apart))
                .containsExactly(
                        "postgres at 127.0.0.1:9011",
                        "postgres-2 at 127.0.0.1:9111",
                        "postgres-3 at 127.0.0.1:9211",
                        "postgres-4 at 127.0.0.1:9311");
        assertThat(List.of("order_api", "payment", "inventory", "shipping"))
                .extracting(apart::postgresPort)
                .containsExactly(9011, 9111, 9211, 9311);
    }

    private static List<String> addressesOf(PlatformSetup setup) {
        return PartList.of(setup).all().stream()
                .filter(part -> part.name().startsWith("postgres"))
                .map(part -> part.name() + " at " + part.address())
                .toList();
    }

    private static List<Integer> portsOf(int base) {
        var setup =
                new PlatformSetup(new PortPlan(base), new PlatformHome(Path.of("unused")), false);
        return PartList.of(setup).all().stream().map(Part::ports).flatMap(List::stream).toList();
    }
}
