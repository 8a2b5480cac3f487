package dev.orderlog.system.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.system.platform.Service;
import dev.orderlog.system.platform.container.ContainerPlatform;
import dev.orderlog.system.platform.container.ContainersNeeded;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Path;

/** On containers, as confined as deploy/ has them and with its configuration: wherever there is a Docker engine. */
@ExtendWith(ContainersNeeded.class)
class ContainerJourneyIT extends JourneySuite<ContainerPlatform> {

    private static final long MEBI = 1024 * 1024;

    ContainerJourneyIT() {
        super("containers");
    }

    @Override
    ContainerPlatform in(Path home) {
        return new ContainerPlatform(home);
    }

    @Order(5)
    @Test
    void services_may_not_write_to_their_image_nor_gain_rights() {
        for (var service : Service.values()) {
            var confined = platform().confined(service);

            assertThat(confined.readOnlyRoot()).isTrue();
            assertThat(confined.noCapabilities()).isTrue();
            assertThat(confined.memoryBytes())
                    .isEqualTo((service == Service.PROJECTIONS ? 1024 : 512) * MEBI);
            assertThat(confined.within())
                    .as(service.title())
                    .startsWith("10001\n")
                    .contains("Read-only file system")
                    .contains("CapEff:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2");
        }
    }

    @Order(6)
    @Test
    void the_command_line_in_its_image_finds_nothing_that_waits_for_a_person() {
        assertThat(platform().cli()).contains("Nothing waits for a person.");
    }
}
