package io.continuo.journey.query;

/**
 * A kind of question, as instances name it to each other. A bean of each kind is made by the package that asks it.
 *
 * @param name short, unique
 * @param version of the question's JSON and of what is written in answer; an instance that has another one cannot answer,
 *     and its partitions are missing until it has been replaced, too
 */
public record QuestionKind(String name, int version, Class<? extends Question<?>> type) {}
