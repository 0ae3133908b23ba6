package amplify.raster;

import java.io.IOException;

/** One component of a JPEG: which of a strip's blocks are its own, and how they are written. */
final class JpegComponent {

  private final JpegBlocks blocks;
  private final int from;
  private final int count;
  private final JpegQuantization steps;
  private final JpegHuffman means;
  private final JpegHuffman others;
  private int last;

  /**
   * Takes some of the blocks.
   *
   * @param from the first of them
   * @param count how many
   */
  JpegComponent(
      JpegBlocks blocks,
      int from,
      int count,
      JpegQuantization steps,
      JpegHuffman means,
      JpegHuffman others) {
    this.blocks = blocks;
    this.from = from;
    this.count = count;
    this.steps = steps;
    this.means = means;
    this.others = others;
  }

  void quantize() {
    blocks.quantize(from, from + count, steps.factors());
  }

  void write(JpegBits bits, int block) throws IOException {
    bits.write(blocks, from + block, last, means, others);
    last = blocks.frequency(from + block, 0);
  }
}
