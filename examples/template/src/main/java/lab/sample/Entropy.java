package lab.sample;

/** Shannon's entropy of bytes. */
final class Entropy {

  private static final int VALUES = 256;

  private Entropy() {}

  /** Bits a byte: 0 if all are alike, 8 if all values are equally frequent. */
  static double of(byte[] bytes) {
    var counts = new long[VALUES];
    for (byte value : bytes) {
      counts[value & 0xFF]++;
    }
    double entropy = 0;
    for (long count : counts) {
      if (count > 0) {
        double share = (double) count / bytes.length;
        entropy -= share * Math.log(share) / Math.log(2);
      }
    }
    return entropy;
  }
}
