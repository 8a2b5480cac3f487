package dev.orderlog.cli.order;

import dev.orderlog.cli.print.Money;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** {@code SKU:QUANTITY:PRICE}; the price of one, such as 24.95. */
record LineOption(String sku, int quantity, BigDecimal price) {
    private static final Pattern FORM =
            Pattern.compile("(.+):(-?[0-9]{1,10}):(-?[0-9]{1,18}(?:\\.[0-9]{1,6})?)");

    PlaceRequest.Line in(String currency) {
        return new PlaceRequest.Line(sku, quantity, Money.of(price, currency).amountMinor());
    }

    static final class Converter implements ITypeConverter<LineOption> {
        @Override
        public LineOption convert(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException(
                        "'"
                                + text
                                + "' is not SKU:QUANTITY:PRICE, such as coffee-beans-1kg:2:18.90");
            }
            try {
                return new LineOption(
                        form.group(1),
                        Integer.parseInt(form.group(2)),
                        new BigDecimal(form.group(3)));
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "'" + form.group(2) + "' is too large a quantity");
            }
        }
    }
}
