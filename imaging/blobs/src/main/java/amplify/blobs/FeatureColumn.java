package amplify.blobs;

/**
 * A column of a table of features.
 *
 * @param name as in published tables, for example {@code BoundingBox_xwidth}
 * @param integer whether its values are whole numbers ({@link Long}); all others are {@link Double}
 */
public record FeatureColumn(String name, boolean integer) {}
