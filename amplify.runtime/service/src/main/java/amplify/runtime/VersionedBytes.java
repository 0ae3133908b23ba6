package amplify.runtime;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An answer that stays the same for as long as the process lives, and is sent once to everyone who
 * keeps what he has.
 *
 * @param bytes what is sent
 * @param mediaType what it is
 * @param tag its version
 */
// Compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
record VersionedBytes(byte[] bytes, String mediaType, String tag) {

  static VersionedBytes of(byte[] bytes, String mediaType) {
    return new VersionedBytes(bytes, mediaType, EntityTag.of(digest(bytes)));
  }

  void send(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.ETAG, tag);
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.header(HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF);
    if (EntityTag.isKnown(request, tag)) {
      response.status(Status.NOT_MODIFIED_304);
      response.send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, mediaType);
    response.send(bytes);
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
