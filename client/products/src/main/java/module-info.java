/**
 * For operators who drop results into an IFCB Dashboard, R or MATLAB: turns the downloaded results
 * of a features job into the field's per-bin files. It works on local files alone.
 */
module amplify.products {
  requires amplify.ifcb;
  requires amplify.results;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.apache.commons.compress;

  exports amplify.products;
}
