package dev.orderlog.projections.books.reconcile;

import dev.orderlog.projections.audit.check.Fact;
import dev.orderlog.projections.audit.check.Fact.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the log says about one order's money. */
public final class OrderMoney {

    private final Set<Money> charges = new LinkedHashSet<>();
    private final Set<Money> refunds = new LinkedHashSet<>();
    private @Nullable Long totalMinor;
    private boolean completed;
    private boolean cancelled;

    /** An event once more says nothing new. */
    public void meet(String type, Fact fact) {
        switch (type) {
            case "OrderCompleted" -> completed = true;
            case "OrderCancelled" -> cancelled = true;
            default -> meet(fact, type.equals("PaymentCharged"));
        }
    }

    private void meet(Fact fact, boolean charge) {
        switch (fact) {
            case Fact.Placed placed -> totalMinor = placed.totalMinor();
            case Money money -> (charge ? charges : refunds).add(money);
            case Fact.Plain _, Fact.Unreadable _, Fact.Goods _, Fact.Label _, Fact.Moved _ -> {}
        }
    }

    List<Money> charges() {
        return new ArrayList<>(charges);
    }

    List<Money> refunds() {
        return new ArrayList<>(refunds);
    }

    @Nullable Long totalMinor() {
        return totalMinor;
    }

    boolean completed() {
        return completed;
    }

    boolean cancelled() {
        return cancelled;
    }
}
