package io.continuo.interaction.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what is nothing but small talk is none of a case's business. */
class SmallTalkTest {

    private final SmallTalk smallTalk = new SmallTalk(
            List.of("HELLO", "GOOD MORNING", "THANK YOU", "THANK YOU VERY MUCH"), "Not interested"::equals);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\ud83d\udc4d",
                "Thanks!",
                "Hello, good morning :-)",
                "Ok",
                "good morning thank you very much",
                "Not interested",
                "\u8c22\u8c22"
            })
    void nobodyWaitsForAnAnswer(String text) {
        assertThat(smallTalk.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Still broken",
                "Hello, my fridge is broken",
                "thank you for nothing",
                "\u6211\u7684\u51b0\u7bb1\u574f\u4e86",
                "very much thank you"
            })
    void somebodyDoes(String text) {
        assertThat(smallTalk.is(text)).isFalse();
    }
}
