package dev.orderlog.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** PostgreSQL's own note in its data directory about the server that runs there. */
record PostmasterFile(ProcessHandle process, int port) {

    private static final int PID_LINE = 0;
    private static final int DIRECTORY_LINE = 1;
    private static final int PORT_LINE = 3;

    /** The server that runs on this data directory right now, if one does. */
    static Optional<PostmasterFile> running(Path dataDirectory) {
        try {
            var lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
            if (lines.size() <= PORT_LINE
                    || !Path.of(lines.get(DIRECTORY_LINE)).equals(dataDirectory)) {
                return Optional.empty();
            }
            var port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                    .filter(PostmasterFile::isPostgres)
                    .map(process -> new PostmasterFile(process, port));
        } catch (IOException | NumberFormatException absentOrTorn) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(true);
    }
}
