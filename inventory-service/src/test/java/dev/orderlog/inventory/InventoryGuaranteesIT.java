package dev.orderlog.inventory;

import dev.orderlog.testkit.guarantee.Guarantee;
import dev.orderlog.testkit.guarantee.run.GuaranteeRun;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Stream;

class InventoryGuaranteesIT {

    @TestFactory
    Stream<DynamicTest> while_it_is_restarted_killed_and_rewound(@TempDir Path directory) {
        try (var inventory = new InventoryUnderTest()) {
            return GuaranteeRun.judging(Guarantee.OF_A_SERVICE, inventory, directory);
        }
    }
}
