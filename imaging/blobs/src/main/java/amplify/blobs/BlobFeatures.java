package amplify.blobs;

import java.util.List;

/**
 * The v4 features of one blob. Lengths are in pixels, areas in square pixels, volumes in cubic
 * pixels.
 *
 * @param area number of pixels
 * @param biovolume volume by the model the blob's shape calls for: solid of revolution or distance
 *     map
 * @param boxWidth columns of the bounding box
 * @param boxHeight rows of the bounding box
 * @param convexArea area of the convex hull
 * @param convexPerimeter length of the convex hull
 * @param eccentricity 0 for a circle to 1 for a line
 * @param equivDiameter diameter of the circle of the same area
 * @param extent share of the bounding box that is covered, over 0 to 1
 * @param majorAxisLength longer axis of the ellipse with the blob's second moments
 * @param minorAxisLength its shorter axis
 * @param orientation its longer axis against the rows, degrees counter-clockwise, over −90 to 90
 * @param perimeter length of the outline
 * @param representativeWidth mean thickness by the model of biovolume
 * @param solidity area over convex area
 * @param surfaceArea surface by the model of biovolume
 * @param maxFeretDiameter largest width between parallel lines
 * @param minFeretDiameter smallest width between parallel lines
 */
public record BlobFeatures(
    long area,
    double biovolume,
    long boxWidth,
    long boxHeight,
    double convexArea,
    double convexPerimeter,
    double eccentricity,
    double equivDiameter,
    double extent,
    double majorAxisLength,
    double minorAxisLength,
    double orientation,
    double perimeter,
    double representativeWidth,
    double solidity,
    double surfaceArea,
    double maxFeretDiameter,
    double minFeretDiameter) {

  private static final List<FeatureColumn> COLUMNS =
      List.of(
          new FeatureColumn("Area", true),
          new FeatureColumn("Biovolume", false),
          new FeatureColumn("BoundingBox_xwidth", true),
          new FeatureColumn("BoundingBox_ywidth", true),
          new FeatureColumn("ConvexArea", false),
          new FeatureColumn("ConvexPerimeter", false),
          new FeatureColumn("Eccentricity", false),
          new FeatureColumn("EquivDiameter", false),
          new FeatureColumn("Extent", false),
          new FeatureColumn("MajorAxisLength", false),
          new FeatureColumn("MinorAxisLength", false),
          new FeatureColumn("Orientation", false),
          new FeatureColumn("Perimeter", false),
          new FeatureColumn("RepresentativeWidth", false),
          new FeatureColumn("Solidity", false),
          new FeatureColumn("SurfaceArea", false),
          new FeatureColumn("maxFeretDiameter", false),
          new FeatureColumn("minFeretDiameter", false));

  /** The features of no blob at all. */
  static final BlobFeatures NONE =
      new BlobFeatures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The 18 columns of {@link #values}, in the order of published tables. */
  public static List<FeatureColumn> columns() {
    return COLUMNS;
  }

  /** The 18 values in the order of {@link #columns}. */
  public List<Number> values() {
    return List.of(
        area,
        biovolume,
        boxWidth,
        boxHeight,
        convexArea,
        convexPerimeter,
        eccentricity,
        equivDiameter,
        extent,
        majorAxisLength,
        minorAxisLength,
        orientation,
        perimeter,
        representativeWidth,
        solidity,
        surfaceArea,
        maxFeretDiameter,
        minFeretDiameter);
  }
}
