package amplify.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A blob symmetric about a diagonal or an axis, and what the reference makes of it.
 *
 * @param name its name
 * @param values its values
 * @param mask its pixels
 * @param flat its pixels when it is laid flat
 */
record SymmetricBlob(String name, List<Double> values, Mask mask, Mask flat) {

  static Stream<SymmetricBlob> golden() {
    List<String> paragraphs = paragraphs();
    String columns =
        String.join(",", BlobFeatures.columns().stream().map(FeatureColumn::name).toList());
    if (!paragraphs.get(1).equals(columns)) {
      throw new IllegalStateException("'%s' is not '%s'".formatted(paragraphs.get(1), columns));
    }
    return Stream.iterate(2, i -> i < paragraphs.size(), i -> i + 2)
        .map(i -> of(paragraphs.get(i).split("\n"), paragraphs.get(i + 1).split("\n")));
  }

  @Override
  public String toString() {
    return name;
  }

  private static SymmetricBlob of(String[] blob, String[] flat) {
    return new SymmetricBlob(
        blob[0],
        Arrays.stream(blob[1].split(",")).map(Double::valueOf).toList(),
        RandomMasks.of(Arrays.copyOfRange(blob, 2, blob.length)),
        RandomMasks.of(flat));
  }

  private static List<String> paragraphs() {
    try (InputStream in = SymmetricBlob.class.getResourceAsStream("symmetric-blobs.txt")) {
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
