package dev.orderlog.cli.print;

/** Text with a colour that is left out where the output is not a terminal. */
public record Styled(String before, String text, Style style) {
    public enum Style {
        PLAIN(""),
        DIM("2"),
        BOLD("1"),
        GOOD("32"),
        BAD("31"),
        WAITING("33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    public Styled(String text, Style style) {
        this("", text, style);
    }

    /** The same behind something without colour. */
    public Styled after(String before) {
        return new Styled(before, text, style);
    }

    public int length() {
        return before.length() + text.length();
    }

    public static Styled plain(String text) {
        return new Styled(text, Style.PLAIN);
    }

    public static Styled dim(String text) {
        return new Styled(text, Style.DIM);
    }

    public static Styled bold(String text) {
        return new Styled(text, Style.BOLD);
    }

    /** A state or an event, coloured by how it went. */
    public static Styled outcome(String name) {
        return new Styled(
                name,
                switch (name) {
                    case "COMPLETED", "DELIVERED", "OrderCompleted", "ShipmentDelivered" ->
                            Style.GOOD;
                    case "CANCELLED", "FAILED", "EXPIRED", "OrderCancelled" -> Style.BAD;
                    case "CANCELLING", "REQUESTED", "OrderCancellationRequested" -> Style.WAITING;
                    default ->
                            name.endsWith("Failed")
                                            || name.endsWith("Expired")
                                            || name.endsWith("Rejected")
                                    ? Style.BAD
                                    : Style.PLAIN;
                });
    }

    public String render(boolean colours) {
        return colours && !style.code.isEmpty()
                ? before + "\u001b[" + style.code + "m" + text + "\u001b[0m"
                : before + text;
    }
}
