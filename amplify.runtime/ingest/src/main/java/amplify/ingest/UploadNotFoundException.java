package amplify.ingest;

import java.util.UUID;

/** There is no such upload, or it ended so long ago that it is forgotten. */
public class UploadNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UploadNotFoundException(UUID id) {
    super("There is no ingest '%s'".formatted(id));
  }
}
