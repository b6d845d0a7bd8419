package io.continuo.identity.imports;

import java.util.List;

/** Cuts a body into records as its pieces come in. Not thread-safe. */
interface RecordSplitter {

    /** The records that end in this piece. */
    List<RawRecord> feed(byte[] piece);

    /** The record that the end of the body ends, if any; then the splitter is used up. */
    List<RawRecord> end();
}
