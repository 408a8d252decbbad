package io.tif1.client;

import java.net.URI;
import java.time.Duration;

/**
 * One CDN as the client sees it now.
 *
 * @param name the host, with the port if it is not the default one
 * @param base what file URLs begin with
 * @param breaker whether requests are let through
 * @param retryIn how long until an open breaker lets a probe through; zero unless open
 * @param heldFor how long the CDN has asked to be left alone ({@code Retry-After}); zero if not
 * @param failuresInARow what the breaker has counted since the last success
 * @param inFlight attempts under way, those that wait for a permit included
 * @since 0.1
 */
public record CdnStatus(
    String name,
    URI base,
    BreakerState breaker,
    Duration retryIn,
    Duration heldFor,
    int failuresInARow,
    int inFlight) {}
