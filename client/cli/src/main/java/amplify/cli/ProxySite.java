package amplify.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a proxy has under one host.
 *
 * @param port where it listens
 * @param host the host's name; empty for any
 * @param docs a page about the services
 * @param services the services
 */
record ProxySite(int port, Optional<String> host, Optional<Path> docs, List<Upstream> services) {

  /** One text for each service. */
  String each(Function<Upstream, String> text) {
    return services.stream().map(text).collect(Collectors.joining("\n"));
  }
}
