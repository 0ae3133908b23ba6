package amplify.ifcb;

/** The two generations of instruments, which name bins and lay out .adc lines differently. */
public enum BinStyle {
  /** New instruments: {@code D20130526T095207_IFCB013}. */
  D(13),
  /** Old instruments, which can split a particle over two ROIs: {@code IFCB5_2012_028_081515}. */
  I(9);

  private final int firstBoxColumn;

  BinStyle(int firstBoxColumn) {
    this.firstBoxColumn = firstBoxColumn;
  }

  /** The .adc column of x, 0-based; y, width, height and offset follow it. */
  int firstBoxColumn() {
    return firstBoxColumn;
  }
}
