package dev.orderlog.bench.peer;

/** Another way to do the same work, with the same durability, in a process of its own. */
public interface Peer {

    /** Told when a measured window begins and ends, so that whoever measures reads the clocks of all processes then. */
    interface Window {
        /** Nobody measures. */
        Window UNTOLD =
                new Window() {
                    @Override
                    public void begins() {}

                    @Override
                    public void ends() {}
                };

        void begins();

        void ends();
    }

    /** Warms up, does the work, and checks its own results afterwards, outside its windows. */
    Done run(Work work, Window window) throws Exception;
}
