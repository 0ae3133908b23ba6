package amplify.cli;

import amplify.client.AmplifyClient;
import java.net.URI;
import picocli.CommandLine.Option;

/** The option that says which service is meant. */
final class Connection {

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:AMPLIFY_URL:-http://localhost:8001}",
      description = "The service. Default: AMPLIFY_URL, or else http://localhost:8001.")
  private URI url;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "4",
      description = "Parts or files on their way at a time. Default: ${DEFAULT-VALUE}.")
  private int parallel;

  AmplifyClient open() {
    return AmplifyClient.builder(url).atATime(parallel).build();
  }

  URI url() {
    return url;
  }
}
