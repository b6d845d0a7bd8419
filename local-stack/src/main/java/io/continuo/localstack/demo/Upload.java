package io.continuo.localstack.demo;

import java.time.Duration;
import java.util.List;

/**
 * What one system sends in one request.
 *
 * @param clockError how far the sending device's clock is ahead; it tells its time with the request, so that the
 *     receiver can correct it. Zero where the clock is right and nothing is told.
 */
record Upload(Sender sender, List<Happening> happenings, Duration clockError) {

    Upload {
        happenings = List.copyOf(happenings);
    }
}
