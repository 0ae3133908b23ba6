package amplify.blobs;

import amplify.image.GreyImage;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The golden intermediate results of one image. */
record Stage(TestBin bin, int roi, JsonNode json) {

  static Stream<Stage> all() {
    return TestBins.synthetic().stream()
        .filter(bin -> Files.isDirectory(bin.goldenStages()))
        .flatMap(Stage::of);
  }

  private static Stream<Stage> of(TestBin bin) {
    try {
      JsonNode rois =
          new ObjectMapper()
              .readTree(bin.goldenStages().resolve(bin.id() + ".stages.json").toFile());
      return rois.properties().stream()
          .map(roi -> new Stage(bin, Integer.parseInt(roi.getKey()), roi.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GreyImage image() {
    return image("0-roi").orElseThrow();
  }

  double[] response() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file("1-Mm.f64")));
      var response = new double[bytes.remaining() / Double.BYTES];
      bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(response);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Mask mask(String stage) {
    return Mask.of(image(stage).orElseThrow());
  }

  Optional<GreyImage> image(String stage) {
    Path file = file(stage + ".png");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(Pngs.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String stage) {
    return bin.goldenStages().resolve("%s_%05d.%s".formatted(bin.id(), roi, stage));
  }

  @Override
  public String toString() {
    return bin.id() + " ROI " + roi;
  }
}
