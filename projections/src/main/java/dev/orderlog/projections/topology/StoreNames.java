package dev.orderlog.projections.topology;

/** Names of the state stores; they are also part of the names of their changelog topics. */
public final class StoreNames {

    public static final String ORDERS = "orders";
    public static final String ORDER_HISTORY = "order-history";
    public static final String ORDER_DEAD_LETTERS = "order-dead-letters";
    public static final String STOCK = "stock";
    public static final String STOCK_DEAD_LETTERS = "stock-dead-letters";

    private StoreNames() {}
}
