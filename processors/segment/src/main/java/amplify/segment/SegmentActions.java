package amplify.segment;

import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.Answer;
import amplify.roi.CallObjects;
import amplify.roi.FetchedRoi;
import amplify.roi.RoiImages;
import amplify.roi.RoiReader;
import amplify.roi.RoiRequest;
import amplify.roi.RoiSegmentation;
import amplify.roi.RoiSettings;
import amplify.roi.SegmentedRoi;
import java.util.ArrayList;
import java.util.List;

/** The segmentation of single images, at once. */
final class SegmentActions {

  private static final String PNG = "image/png";
  private static final String JSON = "application/json";

  private final RoiReader reader = new RoiReader();
  private final RoiSegmentation segmentation;

  SegmentActions(RoiSegmentation segmentation) {
    this.segmentation = segmentation;
  }

  List<Action<?>> all(RoiSettings settings) {
    var actions =
        new ArrayList<>(
            new RoiImages(SegmentProcessor.VERSION, settings, reader, segmentation).actions());
    actions.addFirst(
        Action.post("segment", "/segment", SegmentQuestion.class, this::segment)
            .summary("Segments one image.")
            .description(
                """
                The image is the body of the request or the file of a form, in any format that is \
                read (PNG, JPEG, TIFF, BMP, GIF, WebP, PNM; colours become grey); or an object \
                (`source_uri`); or a ROI of a bin in the bucket (`bin_uri` and `roi_number`).

                The answer is the mask as a PNG, 255 in a blob and 0 elsewhere; with `overlay` the \
                image with the outline drawn in; and with `Accept: application/json` the blobs.\
                """)
            .tags("single images")
            .takingContent("image/*", "application/octet-stream")
            .answering(PNG)
            .answering(SegmentedAnswer.class)
            .example(
                "A ROI of a bin",
                """
                {"bin_uri": "s3://bucket/bins/D20240601T120000_IFCB999", "roi_number": 2}\
                """)
            .example(
                "The outline drawn on an image",
                """
                {"source_uri": "s3://bucket/examples/plankton.png", "overlay": true}\
                """));
    return List.copyOf(actions);
  }

  private Answer segment(SegmentQuestion question, ActionCall call) throws Exception {
    RoiRequest request =
        RoiRequest.of(
            call.content(), question.sourceUri(), question.binUri(), question.roiNumber());
    FetchedRoi fetched = reader.fetch(request, new CallObjects(call));
    boolean json = call.prefers(JSON);
    return call.compute(() -> {
      SegmentedRoi roi = segmentation.of(fetched.image());
      if (json) {
        return Answer.json(SegmentedAnswer.of(roi));
      }
      return Answer.bytes(question.overlay() ? roi.overlayPng() : roi.maskPng(), PNG);
    });
  }
}
