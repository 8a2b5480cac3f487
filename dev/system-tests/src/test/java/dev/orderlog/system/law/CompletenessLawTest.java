package dev.orderlog.system.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.orderlog.schemas.EventSchema;
import dev.orderlog.schemas.EventSchemas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class CompletenessLawTest {
    static final List<String> SERVICES = Rooms.SERVICES;
    private static final Map<String, String> ROOM_OF =
            Map.of(
                    "order-api", "orders",
                    "payment-service", "payment",
                    "inventory-service", "inventory",
                    "shipping-service", "shipping");
    private static final List<EventSchema> SCHEMAS = EventSchemas.load().all();
    private static final CompletenessLaw LAW =
            new CompletenessLaw(
                    new Rooms("dev.orderlog"),
                    new ClassFileImporter()
                            .withImportOption(new ImportOption.DoNotIncludeTests())
                            .importPackages("dev.orderlog"));

    @Test
    void everyEventIsSaidByAService() {
        assertThat(SCHEMAS).isNotEmpty();
        assertThat(SCHEMAS)
                .allSatisfy(schema -> assertThat(ROOM_OF).containsKey(schema.emittedBy()));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatAServiceSaysIsARecordOfItsDomainWithACaseInItsWire(String service) {
        assertThat(LAW.withoutARecordInDomain(service, saidBy(service))).isEmpty();
        assertThat(LAW.withoutACaseInWire(service, saidBy(service))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatAServiceHearsOrSaysHasASchema(String service) {
        assertThat(LAW.withoutASchema(service, all())).isEmpty();
    }

    @Test
    void theProjectionsReadEveryEvent() {
        assertThat(LAW.withoutACaseInWire("projections", all())).isEmpty();
    }

    @Test
    void anEventThatIsMissingSomewhereIsNamed() {
        String root = "dev.orderlog.system.law.broken";
        var broken =
                new CompletenessLaw(new Rooms(root), new ClassFileImporter().importPackages(root));
        Set<String> schemas = Set.of("OrderPlaced", "OrderForgotten");

        assertThat(broken.withoutACaseInWire("payment", schemas)).containsExactly("OrderForgotten");
        assertThat(broken.withoutARecordInDomain("orders", schemas))
                .containsExactly("OrderForgotten");
        assertThat(broken.withoutASchema("orders", schemas)).containsExactly("OrderWithoutSchema");
    }

    private static Set<String> saidBy(String service) {
        return SCHEMAS.stream()
                .filter(schema -> service.equals(ROOM_OF.get(schema.emittedBy())))
                .map(EventSchema::type)
                .collect(Collectors.toSet());
    }

    private static Set<String> all() {
        return SCHEMAS.stream().map(EventSchema::type).collect(Collectors.toSet());
    }
}
