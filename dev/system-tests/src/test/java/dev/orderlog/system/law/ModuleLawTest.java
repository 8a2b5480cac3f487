package dev.orderlog.system.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.system.Project;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class ModuleLawTest {
    private static final Path BROKEN = Path.of("src/test/resources/law/broken-modules");

    @Test
    void arrowsBetweenModulesPointDown() {
        List<Module> modules = ModuleReader.read(Project.root());

        assertThat(modules)
                .extracting(Module::artifactId)
                .contains("schemas", "event-log", "order-api", "quickstart");
        assertThat(ModuleLaw.forbiddenArrows(modules)).isEmpty();
    }

    @Test
    void everyArrowThatPointsElsewhereIsNamed() {
        assertThat(ModuleLaw.forbiddenArrows(ModuleReader.read(BROKEN)))
                .containsExactlyInAnyOrder(
                        "confluent-client -> event-log",
                        "schemas -> event-log",
                        "event-log -> schemas",
                        "order-api -> payment-service",
                        "order-api -> embedded",
                        "payment-service -> order-api (test)",
                        "payment-service -> quickstart",
                        "projections -> payment-service",
                        "projections -> nobody",
                        "cli -> event-log");
    }

    @Test
    void anArrowInheritedFromTheParentIsEverybodys() {
        assertThat(
                        ModuleLaw.forbiddenArrows(
                                ModuleReader.read(Path.of("src/test/resources/law/broken-parent"))))
                .containsExactly("schemas -> testkit");
    }
}
