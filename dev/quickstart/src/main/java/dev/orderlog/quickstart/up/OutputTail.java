package dev.orderlog.quickstart.up;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;

/** Passes on what a process appends to its output file. */
final class OutputTail {

    private final Path file;
    private long position;

    private OutputTail(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    static OutputTail fromNowOn(Path file) {
        try {
            return new OutputTail(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void copyTo(OutputStream out) {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(position);
            position += Channels.newInputStream(channel).transferTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
