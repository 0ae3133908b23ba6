package amplify.blobs;

/** Measures one blob. */
final class BlobMeasurement {

  private BlobMeasurement() {}

  static BlobFeatures of(Mask blob) {
    Moments moments = Moments.of(blob);
    Ellipse ellipse = Ellipse.of(moments);
    double orientation = Orientation.of(blob, moments);
    Mask perimeterPixels = PerimeterPixels.of(blob);
    double perimeter = Perimeter.length(perimeterPixels);
    ConvexHull hull = ConvexHull.of(blob);
    Feret feret = Feret.of(hull);
    long area = moments.area();
    double convexPerimeter = hull.isLine() ? perimeter : hull.perimeter();
    double convexArea = hull.isLine() ? area : hull.area() + convexPerimeter / 2;
    double equivDiameter = Math.sqrt(4 * area / Math.PI);
    Volume volume =
        isRound(convexArea / area, ellipse, equivDiameter)
            ? SolidOfRevolution.of(Rotation.flat(blob, moments, orientation))
            : DistanceMap.volume(blob, perimeterPixels);
    return new BlobFeatures(
        area,
        volume.biovolume(),
        blob.width(),
        blob.height(),
        convexArea,
        convexPerimeter,
        ellipse.eccentricity(),
        equivDiameter,
        area / ((double) blob.width() * blob.height()),
        ellipse.majorAxis(),
        ellipse.minorAxis(),
        orientation,
        perimeter,
        volume.representativeWidth(),
        area / convexArea,
        volume.surfaceArea(),
        feret.max(),
        feret.min());
  }

  /** Whether the solid of revolution describes the blob better than the distance map. */
  private static boolean isRound(double convexity, Ellipse ellipse, double equivDiameter) {
    return convexity < 1.2
        || (ellipse.eccentricity() < 0.8 && equivDiameter / ellipse.majorAxis() > 0.8);
  }
}
