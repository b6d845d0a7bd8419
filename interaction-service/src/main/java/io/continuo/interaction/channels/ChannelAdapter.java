package io.continuo.interaction.channels;

import io.continuo.interaction.ingestion.RawBody;

/**
 * Understands one system. It holds nothing and asks nobody: what it cannot make sense of it hands on as it is, so that it
 * is kept with the reason.
 */
interface ChannelAdapter {

    /** As addresses and settings have it. */
    String name();

    /** How its deliveries are signed. */
    Signing signing();

    /**
     * What a delivery tells, in its order. Called after the signature was checked.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code malformed-body} when it cannot be read at all; it
     *     is kept then
     */
    Told read(ChannelAccount account, RawBody body);

    /** Whether each line has its own result in the answer, as whoever uploads a journal wants to know. */
    default boolean answersPerLine() {
        return false;
    }
}
