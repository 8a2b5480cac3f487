package dev.orderlog.bench.peer;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** Runs one peer: its class and its work as JSON come as arguments, what happens goes line by line to the standard output. */
public final class PeerMain {

    static final String BEGINS = "window begins";
    static final String ENDS = "window ends";
    static final String DONE = "done ";

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
            System.out.println(BEGINS);
        }

        @Override
        public void ends() {
            System.out.println(ENDS);
        }
    }
}
