package dev.orderlog.quickstart.up;

import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;

/** What a newcomer needs next, ready to paste. */
record Welcome(PortPlan ports, PlatformHome home) {

    String text() {
        var option = ports.base() == PortPlan.DEFAULT_BASE ? "" : " --port-base " + ports.base();
        return """

          orders     %1$s/orders
          stock      %2$s/stock
          registry   %3$s/apis/ccompat/v7
          Kafka      127.0.0.1:%4$d
          data       %5$s

        Place an order:

        curl -i %1$s/orders -H 'Content-Type: application/json' -d '{
          "customerId": "ada", "currency": "EUR", "paymentToken": "tok_approve",
          "lines": [{"sku": "coffee-beans-1kg", "quantity": 2, "unitPriceMinor": 1890}],
          "shippingAddress": {"name": "Ada Lovelace", "line1": "12 St James Square", "city": "London",
                              "postalCode": "SW1Y 4JH", "country": "GB"}}'

        Then follow the Location it answers with, or run ./orderlog demo%6$s.
        Ctrl-C stops everything; so does ./orderlog down%6$s.
        """
                .formatted(
                        PortPlan.url(ports.orderApi()),
                        PortPlan.url(ports.inventory()),
                        PortPlan.url(ports.registry()),
                        ports.kafka(),
                        home.directory(),
                        option);
    }
}
