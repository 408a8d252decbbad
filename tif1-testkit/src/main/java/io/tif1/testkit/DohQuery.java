package io.tif1.testkit;

/**
 * A question that a {@link DohServer} was asked.
 *
 * @param name the name in lower case, without a final dot
 * @param type {@code A}, {@code AAAA} or {@code TYPE} and a number
 * @param method the HTTP method, {@code GET} or {@code POST}
 * @since 0.1
 */
public record DohQuery(String name, String type, String method) {}
