package dev.orderlog.cli.parked;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.ServiceClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "parked",
        header = "Shows what waits for a person; redrives or discards it.",
        description =
                "%nAn event that a service cannot handle parks its order in that service: the"
                        + " order's later events wait behind it, all other orders go on. An outside"
                        + " call that never gets an answer waits here, too.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            RedriveCommand.class,
            DiscardCommand.class,
            ActsCommand.class
        },
        footer = {
            "%nExamples:",
            "  orderlog parked list",
            "  orderlog parked show 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11",
            "  orderlog parked redrive --all --dry-run",
            "  orderlog parked discard ORDER --reason \"a test event, not ours\"",
            "  orderlog parked acts"
        })
public final class ParkedCommand implements Callable<Integer> {
    static final String AS = "Orderlog-As";

    @ParentCommand OrderlogCommand orderlog;

    @Spec CommandSpec spec;

    /** @throws ParameterException when there is no such service */
    List<ServiceClient> services(ServiceOption option) {
        try {
            return option.among(orderlog.platform().services());
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unknown.getMessage()));
        }
    }

    static Map<String, String> as(String name) {
        return Map.of(AS, name.replaceAll("[^\\x20-\\x7e]", "?"));
    }

    static String path(String order) {
        return "/parked/" + ServiceClient.segment(order);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
