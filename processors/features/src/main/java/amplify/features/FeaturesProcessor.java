package amplify.features;

import amplify.api.About;
import amplify.api.Action;
import amplify.api.ActionProcessor;
import amplify.api.BatchProcessor;
import amplify.api.Column;
import amplify.api.InputRule;
import amplify.api.InputUnit;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Settings;
import amplify.api.Work;
import amplify.blobs.RoiAnalysis;
import amplify.blobs.RoiFeatures;
import amplify.roi.BinSegmentation;
import amplify.roi.RoiSegmentation;
import amplify.roi.RoiSettings;
import java.util.List;

/**
 * Gives the masks and the 30 v4 features of IFCB bins: for each image a row and an artifact {@code
 * png}, its mask; for the bin, where some image has more than one blob, the artifact {@code
 * multiblob.csv}.
 *
 * <p>An image without a blob has a row of zeros, ratios undefined, and a black mask. A ROI that
 * cannot be read, or is smaller than 2×2 pixels, is a failed row. ROIs are measured on all cores
 * and streamed, so memory does not grow with the bin. Thread-safe.
 */
public final class FeaturesProcessor
    implements BatchProcessor<FeaturesParameters>, ActionProcessor {

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

  private final RoiSegmentation single;
  private final BinSegmentation segmentation;

  /** A processor with the field's own segmentation. */
  public FeaturesProcessor() {
    this(new RoiSegmentation());
  }

  /** A processor with another segmentation. */
  FeaturesProcessor(RoiSegmentation segmentation) {
    this.single = segmentation;
    this.segmentation = new BinSegmentation(segmentation);
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
  public List<Action<?>> actions(Settings settings) {
    return new FeaturesActions(single).all(settings.read(RoiSettings.class));
  }

  @Override
  public void process(InputUnit unit, FeaturesParameters parameters, Work work) throws Exception {
    var multiblob = new MultiblobTable(work.output());
    segmentation.process(
        unit,
        parameters.stitch(),
        work,
        roi -> RoiAnalysis.of(roi.mask()).features(),
        (target, features) -> {
          work.output().row(new Row(target, List.copyOf(features.values())));
          multiblob.add(target, features);
        });
    multiblob.end();
  }
}
