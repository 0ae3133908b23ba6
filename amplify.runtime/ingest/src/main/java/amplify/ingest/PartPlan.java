package amplify.ingest;

import amplify.jobs.UploadFile;

/**
 * How a file is cut: every part has the same length but the last, which has the rest.
 *
 * @param size the file's length in bytes, at least 1
 * @param partSize the length in bytes of every part but the last
 */
public record PartPlan(long size, long partSize) {

  /** As many parts as S3 allows. */
  static final int MOST_PARTS = 10_000;

  static final long MIB = 1L << 20;

  /** How a file of an upload is cut. */
  public static PartPlan of(UploadFile file) {
    return new PartPlan(file.size(), file.partSize());
  }

  /**
   * How to cut a file.
   *
   * @param size the file's length in bytes, at least 1
   * @param usual the length of parts wherever it allows few enough of them; a larger file gets
   *     parts of the fewest whole MiB that do
   */
  static PartPlan of(long size, long usual) {
    long needed = Math.ceilDiv(Math.ceilDiv(size, MOST_PARTS), MIB) * MIB;
    return new PartPlan(size, needed <= usual ? usual : needed);
  }

  /** How many parts there are. */
  public int parts() {
    return Math.toIntExact(Math.ceilDiv(size, partSize));
  }

  /**
   * The length of a part in bytes.
   *
   * @param number the part, 1 to {@link #parts}
   */
  public long length(int number) {
    return number < parts() ? partSize : size - (number - 1L) * partSize;
  }
}
