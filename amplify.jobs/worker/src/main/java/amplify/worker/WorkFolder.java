package amplify.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a worker process keeps files while bins are in work: one folder a process below the common
 * one, locked while the process lives, so that the next process to start can tell and remove what a
 * killed one left behind.
 */
final class WorkFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel channel;

  private WorkFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Makes the process's folder and removes those of processes that are gone. */
  static WorkFolder open(Path common, String worker) {
    try {
      Files.createDirectories(common);
      // Named as ours only once it is locked: whoever starts meanwhile would take it for abandoned.
      Path starting = Files.createDirectory(common.resolve("starting-" + worker));
      // The channel is kept open for as long as the folder is: its lock says that we live.
      FileChannel channel = locked(starting);
      Path folder =
          Files.move(starting, common.resolve("worker-" + worker), StandardCopyOption.ATOMIC_MOVE);
      removeAbandoned(common, folder);
      return new WorkFolder(folder, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "WORK_DIR '%s' cannot be written to: choose a folder that can".formatted(common), e);
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  private static void removeAbandoned(Path common, Path own) throws IOException {
    List<Path> others;
    try (Stream<Path> folders = Files.list(common)) {
      others =
          folders
              .filter(path -> path.getFileName().toString().startsWith("worker-"))
              .filter(path -> !path.equals(own))
              .toList();
    }
    for (Path other : others) {
      if (abandoned(other)) {
        delete(other);
        LOG.info("Removed files that a killed worker left in {}", other);
      }
    }
  }

  private static boolean abandoned(Path folder) throws IOException {
    Path lockFile = folder.resolve(LOCK);
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (NoSuchFileException e) {
      // A worker's folder has its lock from the first: somebody has begun to remove this one. It
      // may
      // be gone by now, or whoever it was may have been killed half way.
      return true;
    } catch (OverlappingFileLockException e) {
      // Another worker in this very process.
      return false;
    }
  }

  /** A folder for one attempt. */
  AttemptFolder attempt(long taskId, int attempt) {
    return new AttemptFolder(folder.resolve(taskId + "-" + attempt));
  }

  /** Removes a folder and all in it. */
  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      if (error instanceof NoSuchFileException) {
        // Another process removes the same abandoned folder.
        return FileVisitResult.CONTINUE;
      }
      throw error;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException error)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
