package amplify.features;

import amplify.api.About;
import amplify.api.Artifact;
import amplify.api.BadInputException;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputRule;
import amplify.api.InputUnit;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import amplify.blobs.Mask;
import amplify.blobs.RoiFeatures;
import amplify.blobs.Segmentation;
import amplify.ifcb.BadBinException;
import amplify.ifcb.Bin;
import amplify.image.GreyImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Gives the masks and the 30 v4 features of IFCB bins: for each image a row and an artifact {@code
 * png}, its mask; for the bin, where some image has more than one blob, the artifact {@code
 * multiblob.csv}.
 *
 * <p>An image without a blob has a row of zeros, ratios undefined, and a black mask. A ROI that
 * cannot be read, or is smaller than 2×2 pixels, is a failed row. ROIs are measured on all cores
 * and streamed, so memory does not grow with the bin. Thread-safe.
 */
public final class FeaturesProcessor implements BatchProcessor<FeaturesParameters> {

  /**
   * The version in every result. Its first number is the generation of the definitions, v4; the
   * second rises when a value or mask can come out differently, the third with anything else.
   */
  public static final String VERSION = "4.0.0";

  private static final About ABOUT =
      new About("features", VERSION, "Masks and v4 features of Imaging FlowCytobot bins.");

  private static final Schema SCHEMA =
      new Schema(
          RoiFeatures.columns().stream()
              .map(column ->
                  column.integer() ? Column.int64(column.name()) : Column.float64(column.name()))
              .toList());

  private final RoiMeasurement measurement;

  /** A processor with the field's own segmentation. */
  public FeaturesProcessor() {
    this(new Segmentation()::mask);
  }

  /** A processor with another segmentation, which must be thread-safe. */
  FeaturesProcessor(Function<GreyImage, Mask> segmentation) {
    measurement = new RoiMeasurement(segmentation);
  }

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Class<FeaturesParameters> parameters() {
    return FeaturesParameters.class;
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public InputRule inputs() {
    return InputRule.oneOfEach("adc", "roi", "hdr");
  }

  @Override
  public void process(InputUnit unit, FeaturesParameters parameters, Work work) throws Exception {
    work.progress().message("reading the bin");
    try (Bin bin = open(unit, parameters.stitch())) {
      work.progress().total(bin.size());
      work.progress().message("measuring %d ROIs".formatted(bin.size()));
      var results = new BinResults(work);
      work.inOrder(bin.iterator(), measurement::of, results::add);
      results.end();
    }
  }

  private static Bin open(InputUnit unit, boolean stitch) throws IOException {
    Path adc = readable(unit, "adc");
    Path roi = readable(unit, "roi");
    Path hdr = readable(unit, "hdr");
    try {
      return Bin.open(unit.id(), adc, roi, hdr, stitch);
    } catch (BadBinException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private static Path readable(InputUnit unit, String extension) {
    Path file = unit.file(extension);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new BadInputException(
          "The .%s file of '%s' is missing or cannot be read".formatted(extension, unit.id()));
    }
    return file;
  }

  /** Hands results on in the order of the bin. */
  private static final class BinResults {

    private final Work work;
    private final MultiblobTable multiblob;
    private long done;
    private long failed;

    BinResults(Work work) {
      this.work = work;
      multiblob = new MultiblobTable(work.output());
    }

    void add(RoiResult result) {
      switch (result) {
        case RoiResult.Failed roi -> {
          failed++;
          work.output().failedRow(roi.target(), roi.reason());
        }
        case RoiResult.Measured roi -> {
          work.output().row(new Row(roi.target(), List.copyOf(roi.features().values())));
          work.output().artifact(Artifact.ofRow(roi.target(), "png", "image/png", roi.mask()));
          multiblob.add(roi.target(), roi.features());
        }
      }
      done++;
      work.progress().done(done);
    }

    void end() {
      multiblob.end();
      work.progress().done(done);
      work.progress().message("measured %d ROIs, %d failed".formatted(done - failed, failed));
    }
  }
}
