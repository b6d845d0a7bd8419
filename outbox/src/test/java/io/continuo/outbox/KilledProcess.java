package io.continuo.outbox;

import java.util.Map;

/** A service that is about to die: commits, says so, and relays slowly, if asked to, until it is killed. */
final class KilledProcess {

    static final String COMMITTED = "committed";

    private KilledProcess() {}

    /** Arguments: database, bootstrap servers, topic, number of messages, whether to relay. */
    public static void main(String[] args) {
        var pool = OutboxFixture.poolOf(args[0]);
        var outbox = new Outbox();
        for (int number = 0; number < Integer.parseInt(args[3]); number++) {
            String id = Integer.toString(number);
            OutboxMessage message = OutboxMessage.of(args[2], "key-" + number % 20, id, id);
            OutboxFixture.now(pool.withTransaction(tx -> outbox.add(tx, message)));
        }
        System.out.println(COMMITTED);
        if (Boolean.parseBoolean(args[4])) {
            Map<String, String> slowly =
                    Map.of("continuo.outbox.lanes-per-round", "1", "continuo.outbox.rows-per-lane", "2");
            new OutboxRelay(pool, args[1], OutboxFixture.config(slowly)).start();
        }
    }
}
