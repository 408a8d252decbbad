/**
 * What one needs to test code that fetches over a network, offline and without waiting: {@link
 * io.tif1.testkit.FakeCdn} publishes files and goes wrong on request, {@link
 * io.tif1.testkit.DohServer} answers for the DNS, {@link io.tif1.testkit.Link} is a bad line
 * between client and server, {@link io.tif1.testkit.ManualTime} is a clock that the test moves, and
 * {@link io.tif1.testkit.LeakCheck} finds what was left behind. Servers and sockets are real.
 */
package io.tif1.testkit;
