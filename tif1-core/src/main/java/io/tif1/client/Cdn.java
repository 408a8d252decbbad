package io.tif1.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server of the published files and the layout of their URLs there.
 *
 * <p>It is written as a <em>URL template</em> with {@code {season}}, {@code {ref}} and {@code
 * {path}}, such as {@code https://cdn.example/f1/{season}@{ref}/{path}}; or as a <em>base
 * address</em>, whose layout follows from its host:
 *
 * <table>
 * <caption>layouts of base addresses</caption>
 * <tr><th>host</th><th>template</th></tr>
 * <tr><td>jsdelivr.net, and any host not named here</td><td>{@code base/{season}@{ref}/{path}}</td></tr>
 * <tr><td>staticdelivr.com</td><td>{@code base/{season}/{ref}/{path}}</td></tr>
 * <tr><td>huggingface.co</td><td>{@code base/{season}/resolve/{path}}</td></tr>
 * </table>
 *
 * <p>Subdomains of these hosts count. A template without {@code {ref}} serves one version of each
 * season, which is taken for the newest; see {@link #serves}.
 *
 * <p>Immutable. Two CDNs are equal if their templates are.
 *
 * @since 0.2
 */
public final class Cdn {
  /** The branch of the published repositories, read unless a season is pinned. */
  private static final String MAIN = "main";

  private final WebAddress server;
  private final String address;
  private final String template;
  private final String group;

  private Cdn(WebAddress server, String address, String template) {
    this.server = server;
    this.address = address;
    this.template = template;
    CdnLayout family = CdnLayout.ofHost(server.host());
    this.group =
        (family == null ? server.host() + server.port() : family.domain())
            + template.substring(server.origin().length());
  }

  /**
   * Reads a base address or a template.
   *
   * @throws IllegalArgumentException if it is neither, or an address that is not allowed; the
   *     message says why and gives an example
   */
  public static Cdn of(String address) {
    try {
      return read(requireNonNull(address, "address"));
    } catch (BadValueException e) {
      throw new IllegalArgumentException(
          "a CDN must be " + CdnListType.ONE + ", but " + e.detail(), e);
    }
  }

  static Cdn read(String text) throws BadValueException {
    WebAddress server = CdnTemplate.parse(text.strip());
    String given =
        server.origin() + server.path() + (server.query() == null ? "" : '?' + server.query());
    String layout = CdnLayout.filesOn(server.host());
    if (!CdnTemplate.isTemplate(given)) {
      return new Cdn(server, given, given + layout);
    }
    // A template that says what its host implies is written the short way.
    String address =
        given.endsWith(layout) ? given.substring(0, given.length() - layout.length()) : given;
    return new Cdn(server, CdnTemplate.isTemplate(address) ? given : address, given);
  }

  /**
   * The host, with the port if it is not 443. Circuit breakers and quotas go by it, as do events
   * and messages.
   */
  public String name() {
    return server.host() + server.port();
  }

  /** The host alone, in lower case. */
  public String host() {
    return server.host();
  }

  /** The port, 443 unless the address says otherwise (80 for plain http). */
  public int port() {
    String port = server.port();
    return port.isEmpty()
        ? (server.scheme().equals("https") ? 443 : 80)
        : Integer.parseInt(port.substring(1));
  }

  /** Scheme, host and port: {@code https://cdn.jsdelivr.net}. */
  public URI origin() {
    return URI.create(server.origin());
  }

  /**
   * As the setting {@code cdns} has it: a base address without a slash at the end, or a template.
   */
  public String address() {
    return address;
  }

  /** The whole template. */
  public String template() {
    return template;
  }

  /**
   * The same for all names of one origin, such as {@code cdn.}, {@code fastly.} and {@code
   * gcore.jsdelivr.net} with the same path: what one of them does not have, none has. Each has
   * servers of its own, so when one fails another may answer.
   */
  public String group() {
    return group;
  }

  /** Whether it can be asked for a version of a season: whether its template has {@code {ref}}. */
  public boolean hasRef() {
    return CdnTemplate.hasRef(template);
  }

  /**
   * Whether it can be asked for the version {@code ref}: any if its template has {@code {ref}},
   * else only {@code main}. It says nothing about whether the version is published there.
   */
  public boolean serves(String ref) {
    return hasRef() || ref.equals(MAIN);
  }

  /**
   * The URL of a file.
   *
   * @param ref a branch, tag or commit; has no effect if the template has no {@code {ref}}
   */
  public URI url(Resource<?> resource, String ref) {
    var path = new ArrayList<String>();
    path.add(resource.event());
    path.add(resource.session());
    path.addAll(List.of(resource.path().split("/")));
    return CdnTemplate.expand(template, String.valueOf(resource.season()), ref, path);
  }

  /**
   * The URL of a file of any published repository.
   *
   * @param tree takes the place of {@code {season}}: a season, or another repository's name
   * @param ref a branch, tag or commit; has no effect if the template has no {@code {ref}}
   * @param path the file below the repository's root, decoded, with {@code /} between folders
   */
  public URI url(String tree, String ref, String path) {
    return CdnTemplate.expand(template, tree, ref, List.of(path.split("/")));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cdn that && template.equals(that.template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  /** The {@link #address}. */
  @Override
  public String toString() {
    return address;
  }
}
