package dev.orderlog.projections.audit;

import dev.orderlog.schemas.TopicCatalogue;

import java.util.List;

/** Which topics to read: those of the catalogue, or copies of them under other names. */
public record Topics(String orders, String stock) {

    public static final Topics OF_THE_CATALOGUE =
            new Topics(TopicCatalogue.ORDER_EVENTS, TopicCatalogue.STOCK_EVENTS);

    public List<String> all() {
        return List.of(orders, stock);
    }

    boolean isStock(String topic) {
        return topic.equals(stock);
    }
}
