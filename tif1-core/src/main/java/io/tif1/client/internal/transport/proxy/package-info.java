/**
 * Tunnels through proxies: by CONNECT, over TLS, by SOCKS 5. Blocking; over sockets it is given.
 */
package io.tif1.client.internal.transport.proxy;
