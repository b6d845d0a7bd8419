package io.continuo.interaction.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.http.FieldError;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas are JSON Schema 2020-12, within bounds that keep every check cheap. */
class SchemasTest {

    private final Schemas schemas = new Schemas();

    private static JsonNode json(String text) {
        return EventJson.read(text.replace('\'', '"'), JsonNode.class);
    }

    private List<FieldError> violations(String schema, String properties) {
        return Schemas.violations(schemas.compiled(json(schema)), json(properties), UnaryOperator.identity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'^[a-z]+$'}}}",
                "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object'}",
                "{'properties':{'a':{'$ref':'#/$defs/x'},'b':{'$ref':'#/$defs/x'}},'$defs':{'x':{'type':'integer'}}}"
            })
    void aSchemaIsTaken(String schema) {
        assertThat(schemas.check(json(schema))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "[]",
                "'text'",
                "{'type':'shoe'}",
                "{'required':'a'}",
                "{'properties':{'a':7}}",
                "{'properties':{'a':{'pattern':'('}}}",
                "{'$schema':'http://json-schema.org/draft-07/schema#'}",
                "{'$ref':'https://evil.test/schema.json'}",
                "{'$ref':'file:///etc/passwd'}",
                "{'$ref':'#'}",
                "{'$ref':'#/$defs/none'}",
                "{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'not':{'$ref':'#/$defs/a'}}}}",
                "{'$id':'https://evil.test/schema.json'}",
                "{'$dynamicRef':'#x'}"
            })
    void whatCannotBeUsedIsRefused(String schema) {
        assertThat(schemas.check(json(schema)))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.pointer()).startsWith("/schema"));
    }

    @Test
    void aSchemaThatWouldCostTooMuchIsRefused() {
        String doubling = IntStream.range(0, 40)
                .mapToObj(i ->
                        "'d%d':{'anyOf':[{'$ref':'#/$defs/d%d'},{'$ref':'#/$defs/d%d'}]}".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(","));
        String bomb = "{'$ref':'#/$defs/d0','$defs':{" + doubling + ",'d40':{'type':'string'}}}";
        String deep = "{'not':".repeat(40) + "{}" + "}".repeat(40);
        String large = "{'description':'" + "x".repeat(40_000) + "'}";
        String pattern = "{'pattern':'" + "a".repeat(300) + "'}";
        for (String schema : List.of(bomb, deep, large, pattern)) {
            assertThat(schemas.check(json(schema))).as(schema.substring(0, 20)).isNotEmpty();
        }
    }

    @Test
    void aViolationIsNamedByItsPlaceAndNotByItsValue() {
        String schema =
                "{'required':['order_id','a/b'],'properties':{'total':{'type':'number'},'email':{'format':'email'}}}";
        assertThat(violations(schema, "{'total':'secret','email':'nobody'}"))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/order_id", "/a~1b", "/total", "/email");
        assertThat(violations(schema, "{'total':'secret'}"))
                .noneMatch(error -> error.detail().contains("secret"));
        assertThat(violations(schema, "{'order_id':'1','a/b':1,'total':1.5}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'properties':{'a':{}},'additionalProperties':false}          | {'b':1}        | /b
            {'properties':{'a':{}},'unevaluatedProperties':false}         | {'b':1}        | /b
            {'dependentRequired':{'a':['b']}}                             | {'a':1}        | ``
            {'properties':{'a':{'required':['b']}}}                       | {'a':{}}       | /a/b
            {'properties':{'a':{'items':{'required':['b']}}}}             | {'a':[{}]}     | /a/0/b
            {'minProperties':1}                                           | {}             | ``
            """)
    void aViolationPointsAtWhatIsMissingOrTooMuch(String schema, String properties, String pointer) {
        assertThat(violations(schema, properties))
                .extracting(FieldError::pointer)
                .containsExactly(pointer);
    }

    @Test
    void aPatternThatBacktracksEndsInTime() {
        String schema = "{'properties':{'a':{'pattern':'^(a+)+$'}}}";
        assertThat(violations(schema, "{'a':'" + "a".repeat(900) + "b'}")).hasSize(1);
        assertThat(violations(schema, "{'a':'" + "a".repeat(30_000) + "'}")).hasSize(1);
        assertThat(violations(schema, "{'a':'aaa'}")).isEmpty();
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        assertThat(schemas.check(json("{'properties':{'a':{'$ref':'http://127.0.0.1:1/x'}}}")))
                .isNotEmpty();
    }
}
