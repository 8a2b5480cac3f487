package dev.orderlog.quickstart.demo;

import dev.orderlog.cli.order.HistoryEvent;
import dev.orderlog.cli.order.StepPrinter;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.quickstart.demo.Act.Cancel;
import dev.orderlog.quickstart.demo.Act.Deliver;
import dev.orderlog.quickstart.demo.Act.PickUp;
import dev.orderlog.quickstart.demo.Act.Until;

/** Tells each order's way while it goes. */
final class Narrator implements ScenarioRun.Onlooker {

    private final Screen screen;
    private final int scenarios;
    private int told;
    private StepPrinter steps;

    Narrator(Screen screen, int scenarios) {
        this.screen = screen;
        this.scenarios = scenarios;
        this.steps = new StepPrinter(screen, false);
    }

    @Override
    public void placed(PlacedScenario placed) {
        told++;
        steps = new StepPrinter(screen, false);
        screen.line("");
        screen.line(
                Styled.bold("%d/%d  %s".formatted(told, scenarios, placed.scenario().name())),
                Styled.dim("   order " + placed.orderId()));
    }

    @Override
    public void happened(HistoryEvent event) {
        steps.print(event);
    }

    @Override
    public void does(Act act) {
        switch (act) {
            case Until _ -> {}
            case Cancel _ -> says("the customer asks to cancel");
            case PickUp _ -> says("the driver picks it up");
            case Deliver _ -> says("the driver delivers it");
        }
    }

    private void says(String deed) {
        screen.line(Styled.dim("              > " + deed));
    }
}
