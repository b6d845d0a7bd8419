package io.continuo.journey.upload;

/**
 * How much an upload may be.
 *
 * @param record characters of one record
 * @param columns cells of one record
 * @param events rows that are held at once
 */
public record UploadBounds(int record, int columns, int events) {

    static final int MAX_COLUMNS = 200;

    static UploadBounds of(UploadConfig config) {
        return new UploadBounds(Math.toIntExact(config.maxRecord().asLongValue()), MAX_COLUMNS, config.maxEvents());
    }
}
