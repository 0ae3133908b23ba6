package amplify.faults;

import amplify.s3.ObjectInfo;
import amplify.s3.ObjectStore;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What an idle cluster may not have left behind or kept open. */
final class Leftovers {

  /**
   * What a process may hold open beyond what it held when it was first idle: a pool that has grown
   * to its size, and connections to the object store that are kept for a while.
   */
  private static final int FILES_MORE = 16;

  private final Cluster cluster;
  private final Ledger ledger;
  private final ObjectStore store;
  private final OpenUploads uploads;
  private final int connections;
  private final Map<Long, Integer> filesAtFirst = new HashMap<>();

  /**
   * Notes what an idle cluster holds.
   *
   * @param connections connections to the database that the cluster may hold
   */
  Leftovers(
      Cluster cluster, Ledger ledger, ObjectStore store, OpenUploads uploads, int connections) {
    this.cluster = cluster;
    this.ledger = ledger;
    this.store = store;
    this.uploads = uploads;
    this.connections = connections;
    cluster
        .members()
        .forEach(member -> filesAtFirst.put(member.pid(), OpenFiles.of(member.pid()).all()));
  }

  /** Files of bins in work, of processes dead and alive. */
  Optional<List<String>> workFiles() throws IOException {
    var found = new ArrayList<String>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(cluster.workFolder())) {
      for (Path folder : folders) {
        boolean lives =
            cluster.members().stream()
                .anyMatch(member ->
                    folder.getFileName().toString().startsWith("worker-" + member.pid() + "-"));
        if (!lives) {
          found.add("work files of a process that is gone: " + folder);
          continue;
        }
        try (Stream<Path> files = Files.list(folder)) {
          files
              .filter(file -> !file.getFileName().toString().equals("lock"))
              .forEach(file -> found.add("work files of a bin: " + file));
        }
      }
    } catch (NoSuchFileException | DirectoryIteratorException e) {
      // Removed while we looked: what is wanted; look again.
      found.add("work files change: " + e.getMessage());
    }
    return Optional.of(found);
  }

  /** Objects of bins, and uploads that were begun. */
  Optional<List<String>> objects(UUID job) {
    var found = new ArrayList<String>();
    try (Stream<ObjectInfo> objects = store.list("results/%s/staging/".formatted(job))) {
      objects.forEach(object -> found.add("in staging: " + object.key()));
    }
    uploads.keys().forEach(key -> found.add("an upload never ended: " + key));
    return Optional.of(found);
  }

  /** Connections, transactions and files that are kept open. */
  Optional<List<String>> handles() throws SQLException {
    var found = new ArrayList<String>();
    int now = ledger.connections();
    if (now > connections) {
      found.add("%d connections to the database, expected %d".formatted(now, connections));
    }
    ledger
        .openTransactions(1_000)
        .forEach(session -> found.add("a transaction is left open by session " + session));
    int most = filesAtFirst.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (Member member : cluster.members()) {
      OpenFiles files = OpenFiles.of(member.pid());
      int allowed = filesAtFirst.getOrDefault(member.pid(), most) + FILES_MORE;
      if (files.all() > allowed) {
        found.add("%s holds %d files, expected %d".formatted(member, files.all(), allowed));
      }
      if (files.deleted() > 0) {
        found.add("%s holds %d deleted files".formatted(member, files.deleted()));
      }
    }
    return Optional.of(found);
  }
}
