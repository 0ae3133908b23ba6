package amplify.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A caller's right to complete some files.
 *
 * @param until when it ends, by the clock of the database; tells it from later claims of others
 * @param files the files by their ids, at least one
 */
public record FileClaim(Instant until, Map<UUID, UploadFile> files) {

  /** Keeps a copy. */
  public FileClaim {
    files = Map.copyOf(files);
  }
}
