/**
 * For image algorithms that work in the frequency domain: exact float64 Fourier transforms of any
 * length. Lines are transformed side by side in the lanes of vector registers, so callers lay their
 * data out in strips, or hand over a whole image.
 */
module amplify.fft {
  requires jdk.incubator.vector;

  exports amplify.fft;
}
