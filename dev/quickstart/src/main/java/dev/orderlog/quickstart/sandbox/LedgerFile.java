package dev.orderlog.quickstart.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An append-only file of lines with one writer. A line survives a power cut once {@link #force} has returned after its
 * {@link #append}; concurrent callers of {@code force} share one write to the disk. A torn last line, which a kill in
 * the middle of an append can leave, is cut off when the file is opened.
 */
final class LedgerFile implements AutoCloseable {
    private final FileChannel channel;
    private final List<String> linesAtOpening;
    private final ReentrantLock appending = new ReentrantLock();
    private final ReentrantLock forcing = new ReentrantLock();
    private volatile long bytesWritten;
    private long bytesForced;

    private LedgerFile(FileChannel channel, List<String> linesAtOpening, long bytesWritten) {
        this.channel = channel;
        this.linesAtOpening = linesAtOpening;
        this.bytesWritten = bytesWritten;
    }

    static LedgerFile open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            try {
                lock(channel, file);
                var content = Files.readString(file);
                var whole = content.substring(0, content.lastIndexOf('\n') + 1);
                long bytes = whole.getBytes(StandardCharsets.UTF_8).length;
                channel.truncate(bytes);
                return new LedgerFile(channel, whole.lines().toList(), bytes);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + file + " cannot be opened", e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException(
                    "The ledger " + file + " is already open in this process", e);
        }
        throw new IllegalStateException(
                "The ledger " + file + " is already open in another process");
    }

    List<String> linesAtOpening() {
        return linesAtOpening;
    }

    /** Writes the line whole or not at all: what a failed write left behind is taken back. */
    void append(String line) {
        appending.lock();
        try {
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            var position = bytesWritten;
            try {
                while (bytes.hasRemaining()) {
                    position += channel.write(bytes, position);
                }
            } catch (IOException e) {
                channel.truncate(bytesWritten);
                throw e;
            }
            bytesWritten = position;
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger cannot be written", e);
        } finally {
            appending.unlock();
        }
    }

    /** Returns when every line appended before the call is on the disk. */
    void force() {
        var wanted = bytesWritten;
        forcing.lock();
        try {
            if (bytesForced < wanted) {
                var reached = bytesWritten;
                channel.force(false);
                bytesForced = reached;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger cannot be forced to disk", e);
        } finally {
            forcing.unlock();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger cannot be closed", e);
        }
    }
}
