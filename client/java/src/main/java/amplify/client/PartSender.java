package amplify.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends single parts to the object store and checks what it got. Thread-safe. */
final class PartSender {

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int LONGEST_ERROR = 4_096;
  private static final Pattern CODE = Pattern.compile("<Code>([^<]{1,100})</Code>");

  /** A link slower than this, in bytes a second, counts as broken. */
  private static final long SLOWEST = 8 << 10;

  private static final Duration LEAST = Duration.ofSeconds(60);

  private final Transport transport;

  PartSender(Transport transport) {
    this.transport = transport;
  }

  /**
   * Sends a part.
   *
   * @return its entity tag; empty if the address holds no longer
   * @throws UploadException if the store refuses it, or gets other bytes time and again
   */
  Optional<String> send(SendingFile file, int number, LongConsumer onSent) {
    long length = file.length(number);
    try (var part = FilePart.open(file.local().path(), file.start(number), length, onSent)) {
      return send(file, number, part);
    } catch (IOException e) {
      throw new UploadException(
          "%s can no longer be read: %s".formatted(file.local().path(), e.getMessage()), e);
    }
  }

  private Optional<String> send(SendingFile file, int number, FilePart part) {
    HttpRequest request =
        HttpRequest.newBuilder(file.address(number))
            .timeout(LEAST.plusSeconds(part.contentLength() / SLOWEST))
            .PUT(part)
            .build();
    for (int attempt = 1; attempt <= transport.attempts(); attempt++) {
      HttpResponse<InputStream> response = send(file, request, part);
      String error = error(response);
      if (response.statusCode() == FORBIDDEN) {
        part.takeBack();
        return Optional.empty();
      }
      if (response.statusCode() != OK) {
        part.takeBack();
        throw new UploadException(
            "The object store refused part %d of %s: %d %s"
                .formatted(number, file.local().path(), response.statusCode(), error));
      }
      String etag = response.headers().firstValue("ETag").orElse("");
      String md5 = part.md5();
      if (Checksums.md5(etag, response.headers()).filter(got -> !got.equals(md5)).isEmpty()) {
        return Optional.of(etag);
      }
      transport.pause(request, attempt, OptionalLong.empty());
    }
    part.takeBack();
    throw new UploadException(
        "Part %d of %s arrives with other bytes than it was sent, %d times now"
            .formatted(number, file.local().path(), transport.attempts()));
  }

  private HttpResponse<InputStream> send(SendingFile file, HttpRequest request, FilePart part) {
    try {
      return transport.send(request, Repeat.ALWAYS);
    } catch (NetworkException e) {
      part.takeBack();
      throw changed(file) ? Uploader.changed(file.local()) : e;
    }
  }

  private static boolean changed(SendingFile file) {
    try {
      return !file.local().unchanged();
    } catch (IOException e) {
      return true;
    }
  }

  /** What the store says, read to its end so that the connection can be used again. */
  private static String error(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
      Matcher code = CODE.matcher(text);
      return code.find() ? code.group(1) : "";
    } catch (IOException e) {
      return "(" + e.getMessage() + ")";
    }
  }
}
