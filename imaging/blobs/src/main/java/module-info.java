/**
 * For processors of IFCB images: finds the mask of an ROI and measures its blobs, with the field's
 * v4 definitions. It takes images and gives values; of bins, tables and services it knows nothing.
 */
module amplify.blobs {
  requires transitive amplify.image;
  requires amplify.phase;

  exports amplify.blobs;
}
