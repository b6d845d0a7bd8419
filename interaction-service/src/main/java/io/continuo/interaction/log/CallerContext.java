package io.continuo.interaction.log;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * Brings work back to where it was asked for, after a detour over a thread that is not Vert.x's: the trace goes on there,
 * and Kafka's own threads are not kept busy with what follows.
 */
public final class CallerContext {

    private CallerContext() {}

    /** Runs tasks on the Vert.x context of this call; where it has none, where they come from. */
    public static Executor current() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
    }

    /** Runs tasks that may block or compute for a while, on a worker thread, in the Vert.x context of this call. */
    public static Executor blocking() {
        Context context = Vertx.currentContext();
        return context == null
                ? Infrastructure.getDefaultWorkerPool()
                : task -> context.executeBlocking(() -> done(task), false);
    }

    private static boolean done(Runnable task) {
        task.run();
        return true;
    }
}
