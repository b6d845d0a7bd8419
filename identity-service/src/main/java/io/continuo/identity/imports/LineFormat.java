package io.continuo.identity.imports;

import java.util.Optional;

/** How the records of a body are lines. Holds what the body said of itself, so it reads one body, in order. */
interface LineFormat {

    RecordSplitter splitter();

    /**
     * The line of a record; empty for a record that only describes the others.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when the record makes all that follow unreadable
     */
    Optional<ReadLine> read(RawRecord record);
}
