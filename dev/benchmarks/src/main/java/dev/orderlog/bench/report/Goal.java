package dev.orderlog.bench.report;

/**
 * What a row must reach and what it aims at.
 *
 * @param must in the row's own unit, a ratio for most
 */
public record Goal(Direction direction, double must, double aim) {

    public enum Direction {
        AT_LEAST,
        AT_MOST
    }

    public enum Verdict {
        AIMED,
        REACHED,
        MISSED
    }

    public static Goal atLeast(double must, double aim) {
        return new Goal(Direction.AT_LEAST, must, aim);
    }

    public static Goal atMost(double must, double aim) {
        return new Goal(Direction.AT_MOST, must, aim);
    }

    public Verdict of(double measured) {
        if (reaches(measured, aim)) {
            return Verdict.AIMED;
        }
        return reaches(measured, must) ? Verdict.REACHED : Verdict.MISSED;
    }

    private boolean reaches(double measured, double bar) {
        return switch (direction) {
            case AT_LEAST -> measured >= bar;
            case AT_MOST -> measured <= bar;
        };
    }
}
