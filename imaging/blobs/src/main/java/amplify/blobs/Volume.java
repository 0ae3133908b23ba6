package amplify.blobs;

/**
 * A blob's extent in space, as one of the two models has it.
 *
 * @param biovolume cubic pixels
 * @param representativeWidth pixels
 * @param surfaceArea square pixels
 */
record Volume(double biovolume, double representativeWidth, double surfaceArea) {}
