package amplify.blobs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The v4 features of an image: those of its largest blob, sums over all, and ratios.
 *
 * <p>Without a blob all values are 0 and the three ratios undefined.
 *
 * @param blobs the features of every blob in blob order: larger ones first
 */
public record RoiFeatures(List<BlobFeatures> blobs) {

  private static final List<FeatureColumn> COLUMNS = allColumns();

  /** Keeps a copy of the list. */
  public RoiFeatures {
    blobs = List.copyOf(blobs);
  }

  /** The 30 columns of {@link #values}, in the order of published tables. */
  public static List<FeatureColumn> columns() {
    return COLUMNS;
  }

  /** The features of the largest blob, all 0 if there is none. */
  public BlobFeatures largest() {
    return blobs.isEmpty() ? BlobFeatures.NONE : blobs.getFirst();
  }

  /** The number of blobs. */
  public long numBlobs() {
    return blobs.size();
  }

  /**
   * The 30 values in the order of {@link #columns}. A ratio that is undefined, or 0, is {@link
   * Double#NaN}.
   */
  public List<Number> values() {
    BlobFeatures largest = largest();
    double summedConvexPerimeter = sum(BlobFeatures::convexPerimeter);
    double summedPerimeter = sum(BlobFeatures::perimeter);
    var values = new ArrayList<Number>(COLUMNS.size());
    values.addAll(largest.values());
    values.add(numBlobs());
    values.add(blobs.stream().mapToLong(BlobFeatures::area).sum());
    values.add(sum(BlobFeatures::biovolume));
    values.add(sum(BlobFeatures::convexArea));
    values.add(summedConvexPerimeter);
    values.add(sum(BlobFeatures::majorAxisLength));
    values.add(sum(BlobFeatures::minorAxisLength));
    values.add(summedPerimeter);
    values.add(sum(BlobFeatures::surfaceArea));
    values.add(ratio((double) largest.area(), largest.perimeter() * largest.perimeter()));
    values.add(ratio((double) largest.area(), largest.perimeter()));
    values.add(ratio(summedConvexPerimeter, summedPerimeter));
    return List.copyOf(values);
  }

  private double sum(ToDoubleFunction<BlobFeatures> feature) {
    double sum = 0;
    for (BlobFeatures blob : blobs) {
      sum += feature.applyAsDouble(blob);
    }
    return sum;
  }

  private static double ratio(double numerator, double denominator) {
    double ratio = numerator / denominator;
    return ratio == 0 ? Double.NaN : ratio;
  }

  private static List<FeatureColumn> allColumns() {
    var columns = new ArrayList<>(BlobFeatures.columns());
    columns.add(new FeatureColumn("numBlobs", true));
    columns.add(new FeatureColumn("summedArea", true));
    columns.add(new FeatureColumn("summedBiovolume", false));
    columns.add(new FeatureColumn("summedConvexArea", false));
    columns.add(new FeatureColumn("summedConvexPerimeter", false));
    columns.add(new FeatureColumn("summedMajorAxisLength", false));
    columns.add(new FeatureColumn("summedMinorAxisLength", false));
    columns.add(new FeatureColumn("summedPerimeter", false));
    columns.add(new FeatureColumn("summedSurfaceArea", false));
    columns.add(new FeatureColumn("Area_over_PerimeterSquared", false));
    columns.add(new FeatureColumn("Area_over_Perimeter", false));
    columns.add(new FeatureColumn("summedConvexPerimeter_over_Perimeter", false));
    return List.copyOf(columns);
  }
}
