package io.continuo.journey.query;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All kinds of questions there are. */
@Singleton
public class QuestionKinds {

    private final Map<String, QuestionKind> byName;
    private final Map<Class<?>, QuestionKind> byType;

    public QuestionKinds(@All List<QuestionKind> kinds) {
        byName = kinds.stream().collect(Collectors.toUnmodifiableMap(QuestionKind::name, Function.identity()));
        byType = kinds.stream().collect(Collectors.toUnmodifiableMap(QuestionKind::type, Function.identity()));
    }

    /** @throws IllegalStateException when no bean makes it known */
    public QuestionKind of(Question<?> question) {
        QuestionKind kind = byType.get(question.getClass());
        if (kind == null) {
            throw new IllegalStateException(question.getClass() + " is no known kind of question");
        }
        return kind;
    }

    /** Empty when this instance has none of the name, or another version of it. */
    public Optional<QuestionKind> named(String name, int version) {
        return Optional.ofNullable(byName.get(name)).filter(kind -> kind.version() == version);
    }
}
