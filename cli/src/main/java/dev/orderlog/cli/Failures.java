package dev.orderlog.cli;

import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.http.Problem;
import dev.orderlog.cli.http.RefusedException;
import dev.orderlog.cli.http.UnreachableException;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Styled.Style;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into words on the error stream and an exit code. */
final class Failures implements IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        boolean json = parsed.originalArgs().contains("--json");
        int exitCode =
                switch (failure) {
                    case RefusedException refused
                            when json && refused.problem().document().isObject() -> {
                        err.println(Json.pretty(refused.problem().document()));
                        yield FAILED;
                    }
                    case RefusedException refused -> {
                        err.println(
                                words(
                                        refused.problem(),
                                        command.getColorScheme().ansi().enabled()));
                        yield FAILED;
                    }
                    case UnreachableException unreachable -> {
                        err.println(unreachable.getMessage());
                        err.println(
                                "Is the platform up? Start one with ./orderlog up, or say where it"
                                        + " is with --port-base or a URL option.");
                        yield UNREACHABLE;
                    }
                    default -> {
                        err.println("Failed: " + failure.getMessage());
                        if (System.getenv("ORDERLOG_DEBUG") != null) {
                            failure.printStackTrace(err);
                        }
                        yield FAILED;
                    }
                };
        err.flush();
        return exitCode;
    }

    private static String words(Problem problem, boolean colours) {
        var words =
                new StringBuilder(new Styled(problem.title(), Style.BAD).render(colours))
                        .append(" (")
                        .append(problem.status())
                        .append(")");
        problem.detail().ifPresent(detail -> words.append("\n").append(detail));
        problem.errors().forEach(error -> words.append("\n  ").append(error));
        return words.toString();
    }

    static int wrongUsage(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        err.println(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return USAGE;
    }
}
