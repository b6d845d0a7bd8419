package io.continuo.journey.upload;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Uploads of tests. */
public final class Csv {

    private static final UploadBounds BOUNDS = new UploadBounds(10_000, 50, 10_000);

    private Csv() {}

    /** An upload of these lines. */
    public static CsvRows of(String... lines) {
        return of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** An upload that is read as it comes. */
    public static CsvRows of(InputStream body) {
        return CsvRows.of(body, BOUNDS);
    }

    static CsvRows of(byte[] body) {
        return within(BOUNDS, body);
    }

    static CsvRows within(UploadBounds bounds, byte[] body) {
        return CsvRows.of(new ByteArrayInputStream(body), bounds);
    }
}
