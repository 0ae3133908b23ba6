package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.ServiceHealth;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells whether the service is well. */
@Command(
    name = "health",
    description = "Shows whether the service can do its work; the exit code is 0 only if it can.")
final class HealthCommand implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Screen screen;

  @Override
  public Integer call() throws Exception {
    try (AmplifyClient client = connection.open()) {
      ServiceHealth health = client.health();
      screen.say("Service   %s %s at %s", health.service(), health.version(), connection.url());
      screen.say("Status    %s", health.status());
      screen.say("Database  %s", health.database());
      screen.say("Storage   %s", health.storage());
      screen.json(new ObjectMapper().readTree(health.json()));
      return health.ready() ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
