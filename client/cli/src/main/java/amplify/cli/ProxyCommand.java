package amplify.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the configuration of a reverse proxy. */
@Command(
    name = "proxy",
    description = {
      "Prints the configuration of a reverse proxy that has services under one host: NAME=URL is"
          + " at /NAME/.",
      "It is right for bodies of any size, streams of events, and calls that take their time."
    })
final class ProxyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "PROXY",
      description = "Which proxy: ${COMPLETION-CANDIDATES}.")
  private ProxyKind kind;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=URL",
      arity = "1..*",
      converter = NamedService.Reader.class,
      description = "Services, such as features=http://localhost:8001.")
  private List<NamedService> services;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "80",
      description = "Where the proxy listens. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The host's name. Default: whatever it is called by.")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--docs",
      paramLabel = "FILE",
      description = "A page made by docs --proxied, to be served at /docs and instead of /.")
  private Optional<Path> docs = Optional.empty();

  @Override
  public Integer call() {
    var names = new HashSet<String>();
    var upstreams =
        services.stream().map(service -> Upstream.of(service, names, this::misused)).toList();
    var site = new ProxySite(port, host, docs.map(Path::toAbsolutePath), upstreams);
    spec.commandLine().getOut().print(kind.configuration(site));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
