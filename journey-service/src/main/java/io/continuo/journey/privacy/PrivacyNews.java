package io.continuo.journey.privacy;

import io.continuo.journey.placement.ErasurePart;

/** News about one request. */
public sealed interface PrivacyNews {

    /** It was made. */
    record Made(Asked asked) implements PrivacyNews {}

    /** A part of it is done. */
    record Reported(ErasurePart part) implements PrivacyNews {}
}
