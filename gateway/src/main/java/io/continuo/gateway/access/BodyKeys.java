package io.continuo.gateway.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.continuo.http.BoundedBody;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Finds {@code writeKey} at the top of a JSON object, whatever the content type says; the body may be gzip. */
final class BodyKeys {

    private static final JsonFactory JSON = new JsonFactory();

    private static final int GZIP_MAGIC = 0x1f8b;

    private BodyKeys() {}

    /** By its first bytes: some senders do not say so in a header. */
    static boolean isPacked(Buffer body) {
        return body.length() > 1 && body.getUnsignedShort(0) == GZIP_MAGIC;
    }

    /**
     * @param limit bytes of the inflated body
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when the body inflates to more
     */
    static Optional<String> find(Buffer body, boolean gzip, long limit) {
        InputStream bytes = new ByteArrayInputStream(body.getBytes());
        try (InputStream plain = gzip ? bounded(bytes, limit) : bytes;
                JsonParser parser = JSON.createParser(plain)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? scan(parser) : Optional.empty();
        } catch (IOException e) {
            // Neither JSON nor gzip: there is no key in it.
            return Optional.empty();
        }
    }

    /** A small body does not become a huge one. */
    private static InputStream bounded(InputStream packed, long limit) throws IOException {
        return new BoundedBody(new GZIPInputStream(packed), limit, BodyKeys::tooLarge);
    }

    private static Optional<String> scan(JsonParser parser) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (field.equals("writeKey") && value == JsonToken.VALUE_STRING) {
                return Optional.of(parser.getText());
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }

    private static RuntimeException tooLarge() {
        return Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, "The body inflates to more than is accepted.");
    }
}
