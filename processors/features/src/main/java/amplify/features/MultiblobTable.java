package amplify.features;

import amplify.api.Artifact;
import amplify.api.Output;
import amplify.blobs.BlobFeatures;
import amplify.blobs.FeatureColumn;
import amplify.blobs.RoiFeatures;
import amplify.ifcb.SignificantDigits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The table of single blobs of a bin, for the ROIs that have more than one: emitted as {@code
 * multiblob.csv}, and not at all where there is none.
 *
 * <p>A table that grows past {@value #PART_BYTES} bytes, which takes some 70,000 blobs, is emitted
 * in parts so that memory stays bounded: {@code multiblob.csv}, {@code multiblob-2.csv} and so on,
 * each with a heading.
 */
final class MultiblobTable {

  static final int PART_BYTES = 16 << 20;

  private static final String MEDIA_TYPE = "text/csv";

  private final Output output;
  private final int partBytes;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private int parts;

  MultiblobTable(Output output) {
    this(output, PART_BYTES);
  }

  MultiblobTable(Output output, int partBytes) {
    this.output = output;
    this.partBytes = partBytes;
  }

  /** Adds a ROI's blobs if there are more than one. */
  void add(int target, RoiFeatures features) {
    if (features.numBlobs() < 2) {
      return;
    }
    int number = 0;
    for (BlobFeatures blob : features.blobs()) {
      number++;
      if (lines.size() == 0) {
        write(heading());
      }
      write(line(target, number, blob));
      if (lines.size() >= partBytes) {
        emit();
      }
    }
  }

  /** Emits what is left. */
  void end() {
    if (lines.size() > 0) {
      emit();
    }
  }

  private void emit() {
    parts++;
    String name = parts == 1 ? "multiblob.csv" : "multiblob-%d.csv".formatted(parts);
    output.artifact(Artifact.ofUnit(name, MEDIA_TYPE, lines.toByteArray()));
    lines.reset();
  }

  private void write(String line) {
    lines.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
  }

  private static String heading() {
    var line = new StringBuilder("roi_number,blob_number");
    for (FeatureColumn column : BlobFeatures.columns()) {
      line.append(',').append(column.name());
    }
    return line.append('\n').toString();
  }

  private static String line(int target, int number, BlobFeatures blob) {
    var line = new StringBuilder().append(target).append(',').append(number);
    for (Number value : blob.values()) {
      line.append(',');
      if (value instanceof Double real) {
        line.append(SignificantDigits.of(real));
      } else {
        line.append(value);
      }
    }
    return line.append('\n').toString();
  }
}
