package amplify.segment;

import amplify.api.About;
import amplify.api.Action;
import amplify.api.ActionProcessor;
import amplify.api.BatchProcessor;
import amplify.api.InputRule;
import amplify.api.InputUnit;
import amplify.api.Schema;
import amplify.api.Settings;
import amplify.api.Work;
import amplify.roi.BinSegmentation;
import amplify.roi.RoiSegmentation;
import amplify.roi.RoiSettings;
import java.util.List;

/**
 * Gives the masks of IFCB bins, the same as the features processor byte for byte, and where their
 * blobs lie: for each image the artifact {@code png}, its mask, and a row.
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><th>name<th>type<th>content
 *   <tr><td>{@code numBlobs}<td>int64<td>blobs: 8-connected components of the mask
 *   <tr><td>{@code summedArea}<td>int64<td>pixels of all blobs, 0 if there is none
 *   <tr><td>{@code blobs_left}, {@code blobs_top}, {@code blobs_width}, {@code blobs_height}<td>int64
 *       <td>the smallest box around all blobs
 *   <tr><td>{@code largest_left}, {@code largest_top}, {@code largest_width}, {@code
 *       largest_height}<td>int64<td>the smallest box around the largest blob, which is that of the
 *       features {@code BoundingBox_xwidth} and {@code BoundingBox_ywidth}
 *   <tr><td>{@code largest_area}<td>int64<td>pixels of the largest blob, the feature {@code Area}
 *   <tr><td>{@code status}<td>string<td>{@code segmented}: there is a blob; {@code empty}: the image
 *       was segmented and nothing was found, its mask is black
 * </table>
 *
 * <p>Boxes are in pixels of the image, stitched if it was split: {@code left} is the first column
 * and {@code top} the first row, both from 0 at the upper left corner, and {@code width} and {@code
 * height} are at least 1. Without a blob there are no boxes and no largest area: those values are
 * empty. A ROI that cannot be read, or is smaller than 2×2 pixels, is a failed row.
 *
 * <p>ROIs are segmented on all cores and streamed, so memory does not grow with the bin.
 * Thread-safe.
 */
public final class SegmentProcessor implements BatchProcessor<SegmentParameters>, ActionProcessor {

  /**
   * The version in every result. Its first number is the generation of the definitions, v4; the
   * second rises when a value or mask can come out differently, the third with anything else.
   */
  public static final String VERSION = "4.0.0";

  private static final About ABOUT =
      new About(
          "segment", VERSION, "Masks of Imaging FlowCytobot bins, and where their blobs lie.");

  private final RoiSegmentation single = new RoiSegmentation();
  private final BinSegmentation segmentation = new BinSegmentation(single);

  /** A processor with the field's own segmentation. */
  public SegmentProcessor() {}

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Class<SegmentParameters> parameters() {
    return SegmentParameters.class;
  }

  @Override
  public Schema schema() {
    return BlobRow.SCHEMA;
  }

  @Override
  public InputRule inputs() {
    return InputRule.oneOfEach("adc", "roi", "hdr");
  }

  @Override
  public List<Action<?>> actions(Settings settings) {
    return new SegmentActions(single).all(settings.read(RoiSettings.class));
  }

  @Override
  public void process(InputUnit unit, SegmentParameters parameters, Work work) throws Exception {
    segmentation.process(
        unit,
        parameters.stitch(),
        work,
        roi -> BlobRow.of(roi.blobs()),
        (target, row) -> work.output().row(row.numbered(target)));
  }
}
