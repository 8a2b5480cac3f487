package dev.orderlog.orders;

import dev.orderlog.testkit.guarantee.Guarantee;
import dev.orderlog.testkit.guarantee.run.GuaranteeRun;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Stream;

class OrdersGuaranteesIT {

    @TestFactory
    Stream<DynamicTest> while_it_is_restarted_killed_and_rewound(@TempDir Path directory) {
        try (var orders = new OrdersUnderTest()) {
            return GuaranteeRun.judging(Guarantee.OF_A_SERVICE, orders, directory);
        }
    }
}
