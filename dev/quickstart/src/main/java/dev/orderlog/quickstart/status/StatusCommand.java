package dev.orderlog.quickstart.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

@Command(
        name = "status",
        header = "Shows where each part of the platform is and whether it answers.",
        description = "Exits 0 when all parts answer, else 1.")
public final class StatusCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OrderlogCommand orderlog;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var ports = new PortPlan(orderlog.platform().portBase());
        var status = PlatformStatus.of(ports, PlatformHome.of(ports));
        System.out.println(
                json
                        ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status)
                        : status.asText());
        return status.state().equals(PlatformStatus.UP) ? 0 : 1;
    }
}
