package dev.orderlog.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintWriter;

/** The command's own output as a stream of UTF-8. */
final class WrittenTo extends OutputStream {
    private final PrintWriter out;

    WrittenTo(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** Whoever writes lines writes them whole, so that no character is cut in two. */
    @Override
    public void write(byte[] bytes, int from, int length) {
        out.print(new String(bytes, from, length, UTF_8));
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
