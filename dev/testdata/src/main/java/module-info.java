/** For tests and benchmarks: where bins and their golden outputs lie. Not part of any service. */
module amplify.testdata {
  exports amplify.testdata;
}
