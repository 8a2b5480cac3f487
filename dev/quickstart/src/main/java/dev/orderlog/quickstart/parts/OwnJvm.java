package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.JvmLaunch;
import dev.orderlog.embedded.Readiness;
import dev.orderlog.embedded.StartupException;
import dev.orderlog.quickstart.place.PlatformHome;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a part as a process of its own, with its log in the platform's log folder. */
record OwnJvm(PlatformHome home, List<String> flags) {

    private static final String LOGGING =
            "-Dlogback.configurationFile=dev/orderlog/quickstart/logback-process.xml";

    static OwnJvm of(PlatformSetup setup) {
        return new OwnJvm(setup.home(), setup.jvmFlags());
    }

    OwnJvm with(String flag) {
        return new OwnJvm(home, Stream.concat(flags.stream(), Stream.of(flag)).toList());
    }

    RunningPart run(HttpPart part, Class<?> main, String... arguments) {
        return run(part, JvmLaunch.ofMain(part.name(), home.logs(), main).withArguments(arguments));
    }

    /** Configuration goes over as system properties, which Micronaut reads like any other source. */
    RunningPart run(HttpPart part, Class<?> main, Map<String, Object> configuration) {
        var properties =
                configuration.entrySet().stream()
                        .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new);
        return run(part, JvmLaunch.ofMain(part.name(), home.logs(), main).withJvmFlags(properties));
    }

    private RunningPart run(HttpPart part, JvmLaunch launch) {
        var jvm =
                ChildJvm.start(
                        launch.withJvmFlags(LOGGING).withJvmFlags(flags.toArray(String[]::new)));
        try {
            Readiness.await(part.name(), jvm.ended(), () -> Probe.ready(part.probe()));
            return RunningPart.ofProcess(jvm.pid(), jvm.ended(), jvm);
        } catch (StartupException e) {
            jvm.close();
            throw new StartupException("%s; see %s".formatted(e.getMessage(), launch.logFile()), e);
        }
    }
}
