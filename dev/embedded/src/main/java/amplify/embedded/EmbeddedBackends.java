package amplify.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The embedded servers of one data folder, started together and closed together. */
public final class EmbeddedBackends implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final long GLANCE_MILLIS = 100;

  private final Optional<FileChannel> lock;
  private final Optional<EmbeddedPostgres> database;
  private final Optional<EmbeddedS3> store;

  private EmbeddedBackends(
      Optional<FileChannel> lock, Optional<EmbeddedPostgres> database, Optional<EmbeddedS3> store) {
    this.lock = lock;
    this.database = database;
    this.store = store;
  }

  /**
   * Starts what is asked for. Without a server the folder stays untouched, and any number of
   * processes may name it.
   *
   * @param folder where data are kept, made if missing
   * @param withDatabase whether to start PostgreSQL
   * @param withStore whether to start the S3 server
   * @throws EmbeddedException if a server cannot start, or another process uses the folder
   */
  public static EmbeddedBackends start(Path folder, boolean withDatabase, boolean withStore) {
    Optional<FileChannel> lock =
        withDatabase || withStore ? Optional.of(lock(folder)) : Optional.empty();
    try {
      if (lock.isPresent()) {
        RunningServers.forget(folder);
      }
      Optional<EmbeddedPostgres> database =
          withDatabase
              ? Optional.of(EmbeddedPostgres.start(folder.resolve("postgres")))
              : Optional.empty();
      try {
        Optional<EmbeddedS3> store =
            withStore ? Optional.of(EmbeddedS3.start(folder.resolve("s3"), 0)) : Optional.empty();
        if (lock.isPresent()) {
          RunningServers.write(folder, settings(database, store));
        }
        return new EmbeddedBackends(lock, database, store);
      } catch (RuntimeException e) {
        database.ifPresent(EmbeddedPostgres::close);
        throw e;
      }
    } catch (RuntimeException e) {
      lock.ifPresent(EmbeddedBackends::release);
      throw e;
    }
  }

  private static FileChannel lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(folder);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } catch (IOException e) {
      throw new EmbeddedException("'%s' cannot be written to".formatted(folder), e);
    }
  }

  private static EmbeddedException inUse(Path folder) {
    return new EmbeddedException(
        "'%s' is in use by another process: stop it, or configure DATABASE_URL and S3_ENDPOINT_URL"
            .formatted(folder));
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new EmbeddedException("The data folder cannot be released", e);
    }
  }

  /**
   * Finds the servers that another process has started in a folder.
   *
   * @param folder the folder
   * @param limit how long to wait where they are still starting
   * @return settings that point a service at them; empty if no process uses the folder
   * @throws EmbeddedException if they are not ready in time
   */
  public static Optional<Map<String, String>> running(Path folder, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (locked(folder.resolve(LOCK))) {
      Optional<Map<String, String>> told = RunningServers.read(folder);
      if (told.isPresent()) {
        return told;
      }
      if (System.nanoTime() > deadline) {
        throw new EmbeddedException(
            "The servers in '%s' are not ready after %d s".formatted(folder, limit.toSeconds()));
      }
      Thread.sleep(GLANCE_MILLIS);
    }
    return Optional.empty();
  }

  private static boolean locked(Path lock) {
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw new EmbeddedException("'%s' cannot be looked at".formatted(lock), e);
    }
  }

  /** Settings that point a service at what was started, by name. */
  public Map<String, String> settings() {
    return settings(database, store);
  }

  private static Map<String, String> settings(
      Optional<EmbeddedPostgres> database, Optional<EmbeddedS3> store) {
    var settings = new HashMap<String, String>();
    database.ifPresent(server -> {
      settings.put("DATABASE_URL", server.url());
      settings.put("DATABASE_USER", EmbeddedPostgres.USER);
    });
    store.ifPresent(server -> {
      settings.put("S3_ENDPOINT_URL", server.endpoint().toString());
      settings.put("S3_ACCESS_KEY", server.accessKey());
      settings.put("S3_SECRET_KEY", server.secretKey());
      settings.put("S3_BUCKET", "amplify");
    });
    return settings;
  }

  @Override
  public void close() {
    try {
      store.ifPresent(EmbeddedS3::close);
      database.ifPresent(EmbeddedPostgres::close);
    } finally {
      lock.ifPresent(EmbeddedBackends::release);
    }
  }
}
