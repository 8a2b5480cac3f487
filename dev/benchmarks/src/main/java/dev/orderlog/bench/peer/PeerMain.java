package dev.orderlog.bench.peer;

import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Runs one peer: its class and its work as JSON come as arguments, what happens goes line by line to the standard output.
 * Where a window begins or ends it waits for a line on the standard input, so that the clocks are read before it goes on.
 */
public final class PeerMain {

    static final String BEGINS = "window begins";
    static final String ENDS = "window ends";
    static final String DONE = "done ";
    static final int GO_ON = '\n';

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PeerMain() {}

    public static void main(String[] arguments) throws Exception {
        var peer =
                Class.forName(arguments[0])
                        .asSubclass(Peer.class)
                        .getDeclaredConstructor()
                        .newInstance();
        var done = peer.run(JSON.readValue(arguments[1], Work.class), new ToldWindow());
        System.out.println(DONE + JSON.writeValueAsString(done));
        System.exit(0);
    }

    private static final class ToldWindow implements Peer.Window {
        @Override
        public void begins() {
            tell(BEGINS);
        }

        @Override
        public void ends() {
            tell(ENDS);
        }

        private static void tell(String what) {
            System.out.println(what);
            try {
                if (System.in.read() != GO_ON) {
                    throw new IllegalStateException("nobody reads the clocks");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("nobody reads the clocks", e);
            }
        }
    }
}
