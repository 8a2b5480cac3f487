package dev.orderlog.orders.place;

import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.orders.domain.Address;
import dev.orderlog.orders.domain.Line;
import dev.orderlog.orders.domain.Money;
import dev.orderlog.orders.domain.Placement;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@Singleton
final class PlacementReader {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern CODE = Pattern.compile("[A-Z]+");
    private static final String STANDARD = "standard";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private final OrderLimits limits;

    PlacementReader(OrderLimits limits) {
        this.limits = limits;
    }

    Placement read(JsonInput input) {
        var customerId = input.text("customerId", limits.textLengthMax());
        var currency = code(input, "currency", CURRENCIES, "an ISO 4217 currency such as EUR");
        var lines = lines(input, currency);
        var token = input.text("paymentToken", limits.textLengthMax());
        var service =
                input.has("shippingService")
                        ? input.text(
                                "shippingService", SERVICE, "a carrier's service such as express")
                        : STANDARD;
        var placement =
                new Placement(
                        customerId,
                        lines,
                        token,
                        service,
                        address(input.object("shippingAddress")));
        if (!lines.isEmpty() && !isPayable(placement)) {
            input.wrong("lines", "must add up to a total from 1 to " + limits.totalMinorMax());
        }
        input.finish("invalid-order", "Invalid order");
        return placement;
    }

    private List<Line> lines(JsonInput input, String currency) {
        var lines = new ArrayList<Line>();
        var lineOfSku = new HashMap<String, Integer>();
        for (var entry : input.list("lines", 1, limits.linesMax())) {
            var sku =
                    entry.text(
                            "sku",
                            SKU,
                            "up to 64 letters, digits, dots, colons, dashes and underscores");
            var earlier = lineOfSku.putIfAbsent(sku, lines.size());
            if (earlier != null && !sku.isEmpty()) {
                entry.wrong("sku", "is ordered already in line " + earlier);
            }
            int quantity = (int) entry.wholeNumber("quantity", 1, limits.quantityMax());
            long price = entry.wholeNumber("unitPriceMinor", 0, limits.totalMinorMax());
            lines.add(new Line(sku, quantity, new Money(price, currency)));
        }
        return lines;
    }

    private boolean isPayable(Placement placement) {
        try {
            long total = placement.total().amountMinor();
            return total >= 1 && total <= limits.totalMinorMax();
        } catch (ArithmeticException overflow) {
            return false;
        }
    }

    private Address address(JsonInput input) {
        int lengthMax = limits.textLengthMax();
        return new Address(
                input.text("name", lengthMax),
                input.text("line1", lengthMax),
                input.optionalText("line2", lengthMax),
                input.text("city", lengthMax),
                input.text("postalCode", lengthMax),
                code(input, "country", COUNTRIES, "an ISO 3166-1 country such as DE"));
    }

    private static String code(JsonInput input, String field, Set<String> known, String form) {
        var code = input.text(field, CODE, form);
        if (!code.isEmpty() && !known.contains(code)) {
            input.wrong(field, "must be " + form);
        }
        return code;
    }
}
