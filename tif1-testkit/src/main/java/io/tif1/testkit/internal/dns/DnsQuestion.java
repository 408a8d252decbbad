package io.tif1.testkit.internal.dns;

/** What a query asks: its message id, the name in lower case without a final dot, the type. */
public record DnsQuestion(int id, String name, int type) {}
