package io.continuo.http;

/**
 * One thing wrong with a request.
 *
 * @param pointer RFC 6901 pointer into the body ({@code /lines/0/quantity}; empty for the body itself), or {@code /name}
 *     for a query, path or header parameter
 * @param detail what is wrong and what is allowed; never the value itself
 */
public record FieldError(String pointer, String detail) {}
