package amplify.faults;

import amplify.client.AmplifyClient;
import amplify.dev.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One API process and three workers on one database and one bucket. Thread-safe enough for one
 * thread that works with it and another that closes it.
 */
final class Cluster implements AutoCloseable {

  private static final int WORKERS = 3;
  private static final Duration START = Duration.ofSeconds(90);

  /** Small processes that start quickly: many are started, and none has much to do. */
  private static final List<String> JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Path project;
  private final Path folder;
  private final Map<String, String> settings;
  private final Journal journal;
  private final List<Member> workers = new ArrayList<>();
  private Member api;
  private Optional<AmplifyClient> client = Optional.empty();
  private int started;

  private Cluster(Path project, Path folder, Map<String, String> settings, Journal journal) {
    this.project = project;
    this.folder = folder;
    this.settings = settings;
    this.journal = journal;
  }

  /** Starts all processes at once, on a database and a bucket that may be empty or missing. */
  static Cluster start(Path project, Path folder, Map<String, String> settings, Journal journal)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var cluster = new Cluster(project, folder, settings, journal);
    cluster.api = cluster.start("api");
    try {
      for (int i = 0; i < WORKERS; i++) {
        cluster.addWorker();
      }
      cluster.awaitReady();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.kill();
      throw e;
    }
  }

  private Member start(String role) throws IOException {
    started++;
    String name = "%s-%d".formatted(role, started);
    var values = new HashMap<>(settings);
    values.putAll(
        Map.of(
            "AMPLIFY_ROLE",
            role,
            "AMPLIFY_DATA",
            folder.resolve("data").toString(),
            "WORK_DIR",
            workFolder().toString(),
            "HOST",
            "127.0.0.1",
            "PORT",
            "0"));
    Path log = folder.resolve(name + ".log");
    var member =
        new Member(
            name,
            ServiceProcess.start(
                project,
                List.of(project.resolve("dev/faults/pieces/target/classes")),
                "pieces",
                JVM,
                values,
                log));
    journal.note("%s is started".formatted(member));
    return member;
  }

  private synchronized void addWorker() throws IOException {
    workers.add(start("worker"));
  }

  /** Waits until all processes are ready. */
  void awaitReady() throws IOException, InterruptedException {
    for (Member worker : workers) {
      worker.process().awaitReady(START);
    }
    URI address = api.process().awaitReady(START);
    client.ifPresent(AmplifyClient::close);
    client = Optional.of(AmplifyClient.of(address));
  }

  /** Where the workers keep files while bins are in work; they share it as on one machine. */
  Path workFolder() {
    return folder.resolve("work");
  }

  Path folder() {
    return folder;
  }

  /** A client of the API process that was ready last. */
  AmplifyClient client() {
    return client.orElseThrow();
  }

  Member api() {
    return api;
  }

  /** The workers that live. */
  synchronized List<Member> workers() {
    return workers.stream().filter(worker -> worker.process().isAlive()).toList();
  }

  /** All processes that live. */
  List<Member> members() {
    return Stream.concat(
            Stream.of(api).filter(member -> member.process().isAlive()), workers().stream())
        .toList();
  }

  /** Kills a process. */
  void kill(Member member) {
    journal.note("SIGKILL to %s".formatted(member));
    member.process().kill();
  }

  /** Starts a process in the place of a killed one, and does not wait for it. */
  synchronized void replace(Member killed) throws IOException {
    if (killed.equals(api)) {
      api = start("api");
    } else {
      workers.remove(killed);
      addWorker();
    }
  }

  /** Stops all processes in order; gives what went wrong. */
  List<String> stop() throws InterruptedException {
    List<Member> members = members();
    // All at once, as a machine that shuts down does.
    members.forEach(member -> member.process().terminate());
    var faults = new ArrayList<String>();
    for (Member member : members) {
      int code = member.process().stop();
      if (code != ServiceProcess.TERMINATED && code != 0) {
        faults.add("%s ended with %d; see %s".formatted(member, code, member.process().log()));
      }
    }
    client.ifPresent(AmplifyClient::close);
    return faults;
  }

  private synchronized void kill() {
    workers.forEach(worker -> worker.process().kill());
    api.process().kill();
  }

  /** Kills what still lives. */
  @Override
  public void close() {
    kill();
    client.ifPresent(AmplifyClient::close);
  }
}
