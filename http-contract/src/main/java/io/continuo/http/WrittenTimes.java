package io.continuo.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.util.regex.Pattern;

/**
 * Times, dates and durations are text in ISO 8601: a number is refused, for nobody can see whether it means seconds,
 * milliseconds or days.
 */
final class WrittenTimes extends BeanDeserializerModifier {

    @Serial
    private static final long serialVersionUID = 1L;

    private WrittenTimes() {}

    static SimpleModule module() {
        return new SimpleModule("written-times").setDeserializerModifier(new WrittenTimes());
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
        return type.getBeanClass().getPackageName().equals("java.time") ? new Written(deserializer) : deserializer;
    }

    private static final class Written extends DelegatingDeserializer {

        @Serial
        private static final long serialVersionUID = 1L;

        private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?[0-9]+(\\.[0-9]*)?\\s*");

        Written(JsonDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Written(deserializer);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean written = parser.hasToken(JsonToken.VALUE_STRING)
                    && !NUMBER.matcher(parser.getText()).matches();
            return written
                    ? super.deserialize(parser, context)
                    : context.reportInputMismatch(handledType(), "A time is written as text in ISO 8601.");
        }
    }
}
