package io.continuo.interaction.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenarios of the CloudEvents conformance suite for the JSON event format, valid and invalid. */
class EventFormatTest {

    private static final String MINIMAL = "{'specversion':'1.0','id':'1','type':'io.test','source':'https://a.test'%s}";

    private static Reading read(String json) {
        return EventFormat.read(EventJson.read(json.replace('\'', '"'), JsonNode.class));
    }

    private static CloudEvent event(String more) {
        return ((Reading.Valid) read(MINIMAL.formatted(more))).event();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'datacontenttype':null,'dataschema':null,'subject':null,'time':null",
                ",'datacontenttype':'text/plain','dataschema':'https://a.test/s','subject':'tests'",
                ",'datacontenttype':'application/json; charset=utf-8','data':{'a':1}",
                ",'datacontenttype':'text/plain','data':'Simple text'",
                ",'data':[1,2]",
                ",'data':7",
                ",'data_base64':'AQID'",
                ",'extinteger':10,'extboolean':true,'extstring':'text','extbinary':'TWE='",
                ",'exturi':'https://a.test','exturiref':'//authority/path','exttimestamp':'2023-03-31T15:12:00Z'"
            })
    void whatTheSpecificationAllowsIsRead(String more) {
        assertThat(read(MINIMAL.formatted(more))).isInstanceOf(Reading.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-04-05T17:31:00Z",
                "2018-04-05T17:31:00.000000000Z",
                "2018-04-05T18:31:00+01:00",
                "2018-04-05T16:31:00-01:00",
                "2018-04-05t17:31:00z"
            })
    void timesAreRfc3339(String time) {
        assertThat(event(",'time':'" + time + "'").time()).contains(Instant.parse("2018-04-05T17:31:00Z"));
    }

    @Test
    void aSourceMayBeRelative() {
        String relative = MINIMAL.replace("https://a.test", "#fragment").formatted("");
        assertThat(read(relative)).isInstanceOf(Reading.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'specversion':'1.0'        | 'x':'y'                     | /specversion",
                "'specversion':'1.0'        | 'specversion':''            | /specversion",
                "'specversion':'1.0'        | 'specversion':'0.9'         | /specversion",
                "'specversion':'1.0'        | 'specversion':1.0           | /specversion",
                "'id':'1'                   | 'x':'y'                     | /id",
                "'id':'1'                   | 'id':''                     | /id",
                "'id':'1'                   | 'id':null                   | /id",
                "'id':'1'                   | 'id':25                     | /id",
                "'id':'1'                   | 'id':{'xyz':'abc'}          | /id",
                "'type':'io.test'           | 'x':'y'                     | /type",
                "'type':'io.test'           | 'type':''                   | /type",
                "'source':'https://a.test'  | 'x':'y'                     | /source",
                "'source':'https://a.test'  | 'source':''                 | /source",
                "'source':'https://a.test'  | 'source':'no uri at all'    | /source"
            })
    void aRequiredAttributeIsNeeded(String good, String bad, String pointer) {
        isInvalidAt(pointer, MINIMAL.replace(good, bad).formatted(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'time':'lunchtime'                    | /time",
                "'time':'2018-04-05T18:31Z'            | /time",
                "'time':'2018-04-05T18:31:00X'         | /time",
                "'time':'2018-04-05T18:31:00'          | /time",
                "'time':'2018-04-05T18:31:00+25:00'    | /time",
                "'time':'2018-04-05T18:31:00+xx:00'    | /time",
                "'time':'2018-04-05T18:31:00+05'       | /time",
                "'time':'2018-02-30T18:31:00Z'         | /time",
                "'datacontenttype':'xyz'               | /datacontenttype",
                "'datacontenttype':''                  | /datacontenttype",
                "'dataschema':''                       | /dataschema",
                "'dataschema':'relative/schema'        | /dataschema",
                "'subject':''                          | /subject",
                "'MyExtension':'bad'                   | /MyExtension",
                "'my.extension':'bad'                  | /my.extension",
                "'myextension':1.5                     | /myextension",
                "'myextension':3000000000              | /myextension",
                "'myextension':{'a':1}                 | /myextension",
                "'myextension':'a\\u0000b'             | /myextension",
                "'data':'text','data_base64':'AQID'    | /data_base64",
                "'data_base64':'***'                   | /data_base64",
                "'data_base64':7                       | /data_base64"
            })
    void whatTheSpecificationForbidsIsNamed(String more, String pointer) {
        isInvalidAt(pointer, MINIMAL.formatted("," + more));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "'text'", "null"})
    void anEventIsAnObject(String json) {
        isInvalidAt("", json);
    }

    @Test
    void extensionsKeepTheirTypes() {
        CloudEvent event = event(",'extinteger':10,'extboolean':true,'extstring':'text','extnull':null");
        assertThat(event.extensions().keySet()).containsExactly("extinteger", "extboolean", "extstring");
        assertThat(event.extensions().get("extinteger").isInt()).isTrue();
        assertThat(event.extension("extboolean")).contains("true");
    }

    private static void isInvalidAt(String pointer, String json) {
        assertThat(read(json))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .anySatisfy(error -> assertThat(error.pointer()).isEqualTo(pointer)));
    }
}
