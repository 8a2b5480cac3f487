package dev.orderlog.quickstart.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.embedded.PortBusyException;
import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.parts.Probe;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PlatformRecord;
import dev.orderlog.quickstart.place.PlatformRecord.State;
import dev.orderlog.quickstart.place.PortPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

class PlatformTest {

    @TempDir Path directory;

    @Test
    void every_part_answers_while_it_is_up_and_nothing_is_left_when_it_was_stopped() {
        var setup = setup();
        var parts = PartList.of(setup).all();
        try (var _ = PlatformSession.open(setup, false)) {
            assertThat(parts).allSatisfy(part -> assertThat(Probe.ready(part.probe())).isTrue());
            var record = PlatformRecord.ofRunning(setup.home()).orElseThrow();
            assertThat(record.state()).isEqualTo(State.UP);
            assertThat(record.parts())
                    .hasSameSizeAs(parts)
                    .allMatch(part -> part.readyAfterMs() != null);
            assertThatThrownBy(() -> PlatformSession.open(setup, false))
                    .hasMessageContaining("another process");
        }
        assertThat(parts).allSatisfy(part -> assertThat(part.ports()).allMatch(Ports::isFree));
        assertThat(Ports.isFree(setup.ports().postgres())).isTrue();
        assertThat(PlatformRecord.read(setup.home())).isEmpty();
    }

    @Test
    void a_busy_port_is_named_with_the_part_that_wanted_it_before_anything_is_started()
            throws Exception {
        var setup = setup();
        var port = setup.ports().carrier();
        try (var _ = new ServerSocket(port, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> PlatformSession.open(setup, false))
                    .isInstanceOf(PortBusyException.class)
                    .hasMessage(
                            "Port %d, which sandbox-carrier needs, is in use by another program",
                            port);
        }
        assertThat(setup.home().postgres(1)).doesNotExist();
    }

    private PlatformSetup setup() {
        return new PlatformSetup(PortPlan.anyFree(), new PlatformHome(directory), false);
    }
}
