package amplify.roi;

import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.Answer;
import amplify.image.GreyPng;
import java.util.List;

/**
 * The actions that show ROIs of bins in the bucket, as PNGs that callers may keep: the image, its
 * mask, and its outline drawn in.
 */
public final class RoiImages {

  private static final String PNG = "image/png";

  private final String version;
  private final BinSearch search;
  private final RoiReader reader;
  private final RoiSegmentation segmentation;

  /**
   * For one processor.
   *
   * @param version changes whenever masks can come out differently
   * @param settings where bins are looked for
   * @param reader reads images
   * @param segmentation finds masks
   */
  public RoiImages(
      String version, RoiSettings settings, RoiReader reader, RoiSegmentation segmentation) {
    this.version = version;
    this.search = new BinSearch(settings);
    this.reader = reader;
    this.segmentation = segmentation;
  }

  private interface Drawing {
    byte[] png(FetchedRoi roi);
  }

  /** The actions: {@code /bins/{bin_id}/rois/{roi_number}.png} and what is below. */
  public List<Action<?>> actions() {
    return List.of(
        action(
            "roi-image", ".png", "The image of a ROI.", roi -> GreyPng.PHOTO.encode(roi.image())),
        action(
            "roi-mask",
            "/mask.png",
            "The mask of a ROI: 255 in a blob, 0 elsewhere.",
            roi -> segmentation.of(roi.image()).maskPng()),
        action(
            "roi-overlay",
            "/overlay.png",
            "The image of a ROI with the outline of its blobs drawn in.",
            roi -> segmentation.of(roi.image()).overlayPng()));
  }

  private Action<BinRoiQuestion> action(
      String name, String ending, String summary, Drawing drawing) {
    return Action.get(
            name,
            "/bins/{bin_id}/rois/{roi_number}" + ending,
            BinRoiQuestion.class,
            (question, call) -> answer(name, question, call, drawing))
        .summary(summary)
        .description(
            "Of a bin in the bucket. The answer has an ETag, which changes with the bin's files.")
        .tags("ROIs of bins")
        .answering(PNG)
        .answeringVersions()
        .example(
            "A ROI of a bin in the usual place",
            """
            {"bin_id": "D20240601T120000_IFCB999", "roi_number": 2}\
            """);
  }

  private Answer answer(String view, BinRoiQuestion question, ActionCall call, Drawing drawing) {
    var objects = new CallObjects(call);
    var request =
        new RoiRequest.BinRoi(
            search.find(question.binId(), question.folder(), call), question.roiNumber());
    String tag = "%s-%s-%s".formatted(view, version, reader.fingerprint(request, objects));
    return Answer.versioned(
        tag,
        () -> {
          FetchedRoi roi = reader.fetch(request, objects);
          return call.compute(() -> Answer.bytes(drawing.png(roi), PNG));
        });
  }
}
