/**
 * For everything that reads what an Imaging FlowCytobot wrote: bin ids, headers, and the ROIs of a
 * bin one at a time, stitched where old instruments split them. It trusts nothing in the files:
 * damage costs the ROIs it touches and no more. It also knows how the field writes numbers in
 * tables.
 */
module amplify.ifcb {
  requires transitive amplify.image;

  exports amplify.ifcb;
}
