package dev.orderlog.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;

import dev.orderlog.cli.order.Placed;
import dev.orderlog.cli.stock.StockLevel;
import dev.orderlog.quickstart.demo.LogReader.Logged;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo is worth something only if each book that is wrong makes it fail. */
class DifferencesTest {

    private static final Scenario SCENARIO = Scenarios.completed();
    private static final PlacedScenario PLACED =
            new PlacedScenario(
                    SCENARIO,
                    "x-",
                    new Placed("id", "PLACED", Optional.empty(), NullNode.getInstance()));
    private static final ProviderBook CHARGED = ProviderBook.chargedOnce(SCENARIO.totalMinor());

    private String status = "COMPLETED";
    private List<String> events = SCENARIO.expected().events();
    private List<String> shown = events;
    private ProviderBook provider = CHARGED;
    private CarrierBook carrier = CarrierBook.labelBought();
    private Map<String, StockLevel> stock = PLACED.expectedLevels();

    @Test
    void books_that_agree_with_the_story_do_not_differ() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void another_status_differs() {
        status = "CANCELLED";
        assertThat(differences()).containsExactly("status: expected COMPLETED, was CANCELLED");
    }

    @Test
    void a_second_charge_differs() {
        provider = new ProviderBook(2, 0, 2 * SCENARIO.totalMinor());
        assertThat(differences()).singleElement().asString().startsWith("provider's ledger");
    }

    @Test
    void another_amount_differs() {
        provider = ProviderBook.chargedOnce(SCENARIO.totalMinor() + 1);
        assertThat(differences()).singleElement().asString().startsWith("provider's ledger");
    }

    @Test
    void a_second_label_differs() {
        carrier = new CarrierBook(2, 0);
        assertThat(differences()).singleElement().asString().startsWith("carrier's ledger");
    }

    @Test
    void stock_that_was_not_taken_differs() {
        stock =
                Map.of(
                        "x-beans",
                        new StockLevel("x-beans", 10, 0),
                        "x-cup",
                        new StockLevel("x-cup", 10, 0));
        assertThat(differences()).singleElement().asString().startsWith("stock");
    }

    @Test
    void events_in_another_order_differ() {
        events = events.reversed();
        shown = events;
        assertThat(differences()).singleElement().asString().startsWith("events in the log");
    }

    @Test
    void a_history_that_does_not_tell_what_the_log_says_differs() {
        shown = events.subList(0, 3);
        assertThat(differences()).singleElement().asString().startsWith("history and log");
    }

    private List<String> differences() {
        var logged = new ArrayList<Logged>();
        events.forEach(type -> logged.add(new Logged("id-" + logged.size(), type)));
        return Differences.between(
                PLACED, new Actual("id", status, logged, shown, provider, carrier, stock));
    }
}
