package io.continuo.localstack;

import java.io.IOException;
import java.time.Duration;

/** Something that runs as a supervised child process: a server of the stack or a service of the suite. */
interface Program {

    /** Unique within a stack; names the log and the entries of the state file. */
    String name();

    /** Makes what a start needs and waits for what it depends on; called before each start, may take long. */
    void prepare() throws IOException, InterruptedException;

    Launch launch() throws IOException;

    /** One quick look whether the running program answers. */
    boolean ready();

    /** How long a start may take on a slow, busy machine. */
    Duration patience();
}
