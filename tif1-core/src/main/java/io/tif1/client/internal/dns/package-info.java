/**
 * Finding hosts. {@link io.tif1.client.internal.dns.ResolverChain} is the door.
 *
 * <p>The problems, and who solves them:
 *
 * <ol>
 *   <li>A resolver can hang: {@code BlockingResolver} gives it threads it may keep.
 *   <li>It can fail, or lie: {@code Flight} asks one resolver after the other, {@code Addresses}
 *       judges what they say.
 *   <li>Those asked next must be found without it: {@code BootstrapDns}.
 *   <li>They speak DNS over HTTPS, by OkHttp's module for it ({@code DohClient}, {@code
 *       DohLookup}); they may be slow ({@code DohRound}) or hostile ({@code DohAnswer}, {@code
 *       DohRecords}).
 *   <li>Hundreds of fetches ask for the same three hosts: {@code Lookups} shares flights, {@code
 *       AnswerCache} remembers, {@code Ttl} says for how long.
 * </ol>
 */
@NullMarked
package io.tif1.client.internal.dns;

import org.jspecify.annotations.NullMarked;
