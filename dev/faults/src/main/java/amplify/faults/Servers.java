package amplify.faults;

import amplify.dev.ServiceProcess;
import amplify.embedded.EmbeddedPostgres;
import amplify.embedded.S3Process;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The database and the object store, each in a process of its own that can be taken away and comes
 * back on its data and port.
 */
final class Servers implements AutoCloseable {

  /**
   * Below the ports that systems give to outgoing connections: one of those could take the port
   * while its server is away.
   */
  private static final int LOWEST_PORT = 15_000;

  private static final int HIGHEST_PORT = 32_000;

  private final Path project;
  private final Path folder;
  private final int databasePort;
  private final int storePort;
  private EmbeddedPostgres database;
  private S3Process store;

  private Servers(Path project, Path folder) throws IOException {
    this.project = project;
    this.folder = folder;
    this.databasePort = freePort();
    this.storePort = freePort();
  }

  static Servers start(Path project, Path folder) throws IOException {
    var servers = new Servers(project, folder);
    servers.startDatabase();
    try {
      servers.startStore();
    } catch (RuntimeException e) {
      servers.stopDatabase();
      throw e;
    }
    return servers;
  }

  private static int freePort() throws IOException {
    var random = new Random();
    while (true) {
      int port = random.nextInt(LOWEST_PORT, HIGHEST_PORT);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (java.net.BindException e) {
        // Somebody has it: try another.
      }
    }
  }

  /** Makes an empty database and gives its address. */
  String createDatabase(String name) {
    return database.createDatabase(name);
  }

  /** Settings that point a service at a database and a bucket. */
  Map<String, String> settings(String databaseUrl, String bucket) {
    var settings = new HashMap<String, String>();
    settings.put("DATABASE_URL", databaseUrl);
    settings.put("DATABASE_USER", EmbeddedPostgres.USER);
    settings.put("S3_ENDPOINT_URL", store.endpoint().toString());
    settings.put("S3_BUCKET", bucket);
    settings.put("S3_ACCESS_KEY", store.accessKey());
    settings.put("S3_SECRET_KEY", store.secretKey());
    return settings;
  }

  /** Stops the database server; whoever is connected is cut off. */
  void stopDatabase() {
    database.close();
  }

  void startDatabase() {
    database = EmbeddedPostgres.start(folder.resolve("postgres"), databasePort);
  }

  /** Kills the object store. */
  void killStore() {
    store.close();
  }

  void startStore() {
    store =
        S3Process.start(
            ServiceProcess.modules(project).toString(),
            folder.resolve("s3"),
            storePort,
            folder.resolve("s3.log"));
  }

  S3Process store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
    database.close();
  }
}
