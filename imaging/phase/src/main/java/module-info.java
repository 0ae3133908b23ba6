/**
 * For segmentation of plankton images: phase congruency, a measure of edges that does not depend on
 * contrast. It takes grey images and gives one number a pixel.
 */
module amplify.phase {
  requires amplify.fft;
  requires transitive amplify.image;
  requires jdk.incubator.vector;

  exports amplify.phase;
}
