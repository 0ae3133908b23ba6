package amplify.features;

import amplify.blobs.FeatureColumn;
import amplify.blobs.RoiAnalysis;
import amplify.blobs.RoiFeatures;
import amplify.roi.SegmentedRoi;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of an image.
 *
 * @param width columns of the image
 * @param height rows of the image
 * @param features the 30 features under the names and in the order of the columns of tables; one
 *     that is undefined has no value
 */
public record FeaturesAnswer(int width, int height, Map<String, Double> features) {

  /** Keeps the map as it is, in its order. */
  public FeaturesAnswer {
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
  }

  static FeaturesAnswer of(SegmentedRoi roi) {
    List<Number> values = RoiAnalysis.of(roi.mask()).features().values();
    var features = new LinkedHashMap<String, Double>();
    for (int i = 0; i < values.size(); i++) {
      FeatureColumn column = RoiFeatures.columns().get(i);
      features.put(column.name(), values.get(i).doubleValue());
    }
    return new FeaturesAnswer(roi.image().width(), roi.image().height(), features);
  }
}
