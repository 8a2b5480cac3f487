package dev.orderlog.bench.peer.dbos;

/** A whole order as DBOS sees it: what it is called with is kept, and is what it goes on with after a crash. */
public interface OrderFlow {

    /**
     * From placing to shipping.
     *
     * @param order as JSON
     */
    void run(String order) throws Exception;
}
