package dev.orderlog.quickstart.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orderlog.quickstart.place.PlatformOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Show where each part of the platform is and whether it answers. Exits 0 when all do, else 1.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private final PlatformOptions platform = new PlatformOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var status = PlatformStatus.of(platform.ports(), platform.home());
        System.out.println(json ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status) : status.asText());
        return status.state().equals(PlatformStatus.UP) ? 0 : 1;
    }
}
