package amplify.jobs;

import java.util.Optional;
import java.util.UUID;

/**
 * A file of an upload.
 *
 * @param id its id
 * @param binPosition the place of its bin in the request, from 0
 * @param position its place in its bin, from 0
 * @param binId its bin
 * @param filename its name, unique in the bin
 * @param size its declared length in bytes
 * @param partSize the length in bytes of every part but the last
 * @param sizesSigned whether the store takes parts of the planned length only, as its URLs are
 *     signed with it
 * @param key where it goes in the store
 * @param storeId the store's name for its parts; empty before the store has been told
 * @param etag its entity tag, once complete
 */
public record UploadFile(
    UUID id,
    int binPosition,
    int position,
    String binId,
    String filename,
    long size,
    long partSize,
    boolean sizesSigned,
    String key,
    Optional<String> storeId,
    Optional<String> etag) {

  /** A file that neither database nor store has been told of, under a new id. */
  public static UploadFile planned(
      int binPosition,
      int position,
      String binId,
      String filename,
      long size,
      long partSize,
      boolean sizesSigned,
      String key) {
    return new UploadFile(
        UUID.randomUUID(),
        binPosition,
        position,
        binId,
        filename,
        size,
        partSize,
        sizesSigned,
        key,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether all of it is there. */
  public boolean complete() {
    return etag.isPresent();
  }

  /** The same file, named so by the store. */
  public UploadFile in(String storeId) {
    return new UploadFile(
        id,
        binPosition,
        position,
        binId,
        filename,
        size,
        partSize,
        sizesSigned,
        key,
        Optional.of(storeId),
        etag);
  }
}
