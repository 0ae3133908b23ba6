/**
 * For processors of IFCB images: a bin segmented ROI by ROI, as jobs need it, and the one ROI that
 * a request asks about, wherever its pixels lie. It segments and draws; what is measured and how it
 * is answered is up to the processor.
 */
module amplify.roi {
  requires transitive amplify.api;
  requires transitive amplify.blobs;
  requires transitive amplify.ifcb;
  requires transitive amplify.image;
  requires amplify.boofcv;
  requires amplify.raster;

  exports amplify.roi;
}
