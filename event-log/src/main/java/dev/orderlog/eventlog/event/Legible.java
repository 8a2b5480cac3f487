package dev.orderlog.eventlog.event;

/** Text from outside, made fit to be kept in a column and read on a line: PostgreSQL keeps no zero character, an index no long key. */
public final class Legible {

    /** Longest subject that is taken for the id of an order. */
    public static final int SUBJECT_LENGTH_MAX = 200;

    private Legible() {}

    /** Whether a text can be the id of an order: not blank, not too long, no control characters. */
    public static boolean isSubject(String text) {
        return !text.isBlank()
                && text.length() <= SUBJECT_LENGTH_MAX
                && text.codePoints().noneMatch(Legible::isUnreadable);
    }

    /** The text on one line, at most so long; what cannot be shown is replaced. */
    public static String line(String text, int lengthMax) {
        var line = new StringBuilder();
        text.codePoints()
                .limit(lengthMax)
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .map(point -> isUnreadable(point) ? '\ufffd' : point)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean isUnreadable(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
