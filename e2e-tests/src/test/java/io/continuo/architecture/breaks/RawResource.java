package io.continuo.architecture.breaks;

import io.vertx.mutiny.sqlclient.Pool;

/** HTTP that talks to the database itself. */
record RawResource(Pool pool) {}
