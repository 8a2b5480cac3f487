package dev.orderlog.system.journey;

import dev.orderlog.system.platform.EmbeddedPlatform;

import java.nio.file.Path;

/** From jars: wherever there is a JDK. */
class EmbeddedJourneyIT extends JourneySuite<EmbeddedPlatform> {

    EmbeddedJourneyIT() {
        super("embedded");
    }

    @Override
    EmbeddedPlatform in(Path home) {
        return new EmbeddedPlatform(home);
    }
}
