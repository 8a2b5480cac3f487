package dev.orderlog.projections.running;

import dev.orderlog.testkit.guarantee.Guarantee;
import dev.orderlog.testkit.guarantee.run.GuaranteeRun;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Stream;

class ProjectionsGuaranteesIT {

    @TestFactory
    Stream<DynamicTest> while_they_are_restarted_killed_and_rewound(@TempDir Path directory) {
        try (var projections = new ProjectionsUnderTest(directory)) {
            return GuaranteeRun.judging(Guarantee.OF_A_VIEW, projections, directory);
        }
    }
}
