package amplify.features;

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
import java.util.ArrayList;
import java.util.List;

/** The features of single images, at once. */
final class FeaturesActions {

  private final RoiReader reader = new RoiReader();
  private final RoiSegmentation segmentation;

  FeaturesActions(RoiSegmentation segmentation) {
    this.segmentation = segmentation;
  }

  List<Action<?>> all(RoiSettings settings) {
    var actions =
        new ArrayList<>(
            new RoiImages(FeaturesProcessor.VERSION, settings, reader, segmentation).actions());
    actions.addFirst(
        Action.post("features", "/features", FeaturesQuestion.class, this::measure)
            .summary("Measures one image.")
            .description(
                """
                The image is the body of the request or the file of a form, in any format that is \
                read (PNG, JPEG, TIFF, BMP, GIF, WebP, PNM; colours become grey); or an object \
                (`source_uri`); or a ROI of a bin in the bucket (`bin_uri` and `roi_number`).

                The answer has the 30 features of the job's table, under the same names.\
                """)
            .tags("single images")
            .takingContent("image/*", "application/octet-stream")
            .answering(FeaturesAnswer.class)
            .example(
                "A ROI of a bin",
                """
                {"bin_uri": "s3://bucket/bins/D20240601T120000_IFCB999", "roi_number": 2}\
                """)
            .example(
                "An image of the bucket",
                """
                {"source_uri": "s3://bucket/examples/plankton.png"}\
                """));
    return List.copyOf(actions);
  }

  private Answer measure(FeaturesQuestion question, ActionCall call) throws Exception {
    RoiRequest request =
        RoiRequest.of(
            call.content(), question.sourceUri(), question.binUri(), question.roiNumber());
    FetchedRoi fetched = reader.fetch(request, new CallObjects(call));
    return call.compute(() -> Answer.json(FeaturesAnswer.of(segmentation.of(fetched.image()))));
  }
}
