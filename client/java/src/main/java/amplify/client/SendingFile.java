package amplify.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file on its way: what is there of it, and what is not. Thread-safe. */
final class SendingFile {

  /** What services of the first generation take for granted. */
  private static final long DEFAULT_PART_SIZE = 5 << 20;

  private final String binId;
  private final LocalFile local;
  private final IngestFile remote;
  private final long partSize;
  private final Map<Integer, String> sent = new TreeMap<>();
  private final Map<Integer, URI> addresses = new HashMap<>();
  private final List<Integer> missing;

  SendingFile(String binId, LocalFile local, IngestFile remote) {
    this.binId = binId;
    this.local = local;
    this.remote = remote;
    this.partSize = remote.partSize() > 0 ? remote.partSize() : DEFAULT_PART_SIZE;
    remote.sent().forEach(part -> sent.put(part.number(), part.etag()));
    renew(remote);
    missing = new ArrayList<>();
    for (int number = 1; number <= parts(); number++) {
      if (!sent.containsKey(number)) {
        missing.add(number);
      }
    }
  }

  private int parts() {
    return Math.toIntExact(Math.ceilDiv(local.size(), partSize));
  }

  String binId() {
    return binId;
  }

  LocalFile local() {
    return local;
  }

  IngestFile remote() {
    return remote;
  }

  /** Parts to be sent, in order. */
  List<Integer> missing() {
    return missing;
  }

  /** Bytes that are there already. */
  long bytesThere() {
    return local.size() - missing.stream().mapToLong(this::length).sum();
  }

  long start(int number) {
    return (number - 1) * partSize;
  }

  long length(int number) {
    return Math.min(partSize, local.size() - start(number));
  }

  /** Where to send a part. */
  synchronized URI address(int number) {
    URI address = addresses.get(number);
    if (address == null) {
      throw new UploadException(
          "The service gave no address for part %d of %s, a file of %d bytes in parts of %d"
              .formatted(number, local.path(), local.size(), partSize));
    }
    return address;
  }

  /** Takes over fresh addresses. */
  synchronized void renew(IngestFile fresh) {
    fresh.parts().forEach(part -> addresses.put(part.number(), part.url()));
  }

  /** Notes a part as sent, and tells whether it was the last. */
  synchronized boolean sent(int number, String etag) {
    sent.put(number, etag);
    addresses.remove(number);
    return sent.size() == parts();
  }

  synchronized List<SentPart> allSent() {
    var parts = new ArrayList<SentPart>(sent.size());
    sent.forEach((number, etag) -> parts.add(new SentPart(number, etag)));
    return parts;
  }
}
