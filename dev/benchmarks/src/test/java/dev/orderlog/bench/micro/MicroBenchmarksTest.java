package dev.orderlog.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class MicroBenchmarksTest {

    private static final List<Class<?>> ROOMS =
            List.of(
                    OrderDeciding.class,
                    PaymentDeciding.class,
                    InventoryDeciding.class,
                    ShippingDeciding.class,
                    Coding.class,
                    Heading.class);

    static Stream<Method> operations() {
        return ROOMS.stream()
                .flatMap(room -> Arrays.stream(room.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Benchmark.class));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_does_something_again_and_again(Method operation) throws Exception {
        var room = operation.getDeclaringClass().getDeclaredConstructor().newInstance();

        assertThat(operation.invoke(room)).isNotNull();
        assertThat(operation.invoke(room)).isNotNull();
    }
}
