package amplify.cli;

import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/**
 * A service behind a proxy.
 *
 * @param name its folder on the proxy's host
 * @param authority its host and port
 * @param path what its paths are below, with a slash at the end
 */
record Upstream(String name, String authority, String path) {

  /**
   * A service as it was given.
   *
   * @param names those that are taken, to which its own is added
   * @param misused makes an error of what is wrong with it
   */
  static Upstream of(
      NamedService service, Set<String> names, Function<String, RuntimeException> misused) {
    URI address = service.address();
    String name =
        service
            .name()
            .orElseThrow(() ->
                misused.apply(
                    "'%s' has no name; expected NAME=URL, as in features=%s"
                        .formatted(address, address)));
    if (!names.add(name) || name.equals("docs")) {
      throw misused.apply("The name '%s' is taken; expected another one".formatted(name));
    }
    if (!address.getScheme().equals("http")) {
      throw misused.apply(
          "'%s' is not http; services speak plain HTTP behind the proxy".formatted(address));
    }
    return new Upstream(name, address.getRawAuthority(), address.getRawPath() + "/");
  }
}
