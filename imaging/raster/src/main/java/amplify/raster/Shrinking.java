package amplify.raster;

import java.util.Arrays;

/**
 * Shrinks pictures, along rows first and then along columns. Of the rows shrunk along, only as many
 * are kept as one new row needs. Colours count by their opacity, so that what cannot be seen does
 * not bleed into what can.
 */
final class Shrinking {

  private final Picture picture;
  private final int width;
  private final int height;
  private final int channels;
  private final Weights across;
  private final Weights down;
  private final float[][] shrunk;
  private int next;

  private Shrinking(Picture picture, int width, int height) {
    this.picture = picture;
    this.width = width;
    this.height = height;
    this.channels = picture.mode().channels();
    this.across = new Weights(picture.width(), width);
    this.down = new Weights(picture.height(), height);
    this.shrunk = new float[down.longest()][width * channels];
  }

  static Picture shrink(Picture picture, int maxWidth, int maxHeight) {
    if (maxWidth < 1 || maxHeight < 1) {
      throw new IllegalArgumentException(
          "A picture has at least one pixel; asked for at most %d×%d"
              .formatted(maxWidth, maxHeight));
    }
    double ratio =
        Math.min((double) maxWidth / picture.width(), (double) maxHeight / picture.height());
    if (ratio >= 1) {
      return picture;
    }
    int width = (int) Math.max(1, Math.min(maxWidth, Math.round(picture.width() * ratio)));
    int height = (int) Math.max(1, Math.min(maxHeight, Math.round(picture.height() * ratio)));
    return new Shrinking(continuous(picture), width, height).shrink();
  }

  /** Modes between whose samples nothing lies are given up. */
  private static Picture continuous(Picture picture) {
    return switch (picture.mode()) {
      case BILEVEL -> picture.to(Mode.GREY);
      case PALETTE -> picture.to(picture.mayBeTransparent() ? Mode.RGBA : Mode.RGB);
      default -> picture;
    };
  }

  private Picture shrink() {
    boolean narrow = picture.mode().bits() == 8;
    var bytes = new byte[narrow ? width * height * channels : 0];
    var shorts = new short[narrow ? 0 : width * height * channels];
    var row = new float[width * channels];
    for (int y = 0; y < height; y++) {
      sum(y, row);
      revealColours(row);
      for (int i = 0; i < row.length; i++) {
        int sample = Math.round(Math.max(0, Math.min(full(), row[i])));
        if (narrow) {
          bytes[y * row.length + i] = (byte) sample;
        } else {
          shorts[y * row.length + i] = (short) sample;
        }
      }
    }
    return narrow
        ? Picture.of(picture.mode(), width, height, bytes)
        : Picture.of(picture.mode(), width, height, shorts);
  }

  private int full() {
    return picture.mode().bits() == 8 ? 0xFF : 0xFFFF;
  }

  private void sum(int y, float[] row) {
    float[] weights = down.of(y);
    int first = down.first(y);
    while (next < first + weights.length) {
      shrinkRow(next, shrunk[next % shrunk.length]);
      next++;
    }
    Arrays.fill(row, 0);
    for (int k = 0; k < weights.length; k++) {
      float[] from = shrunk[(first + k) % shrunk.length];
      for (int i = 0; i < row.length; i++) {
        row[i] += weights[k] * from[i];
      }
    }
  }

  private void shrinkRow(int y, float[] to) {
    var line = new float[picture.width() * channels];
    int start = y * line.length;
    for (int i = 0; i < line.length; i++) {
      line[i] =
          full() == 0xFF ? picture.bytes()[start + i] & 0xFF : picture.shorts()[start + i] & 0xFFFF;
    }
    hideColours(line);
    for (int x = 0; x < width; x++) {
      float[] weights = across.of(x);
      for (int c = 0; c < channels; c++) {
        int at = across.first(x) * channels + c;
        float sum = 0;
        for (float weight : weights) {
          sum += weight * line[at];
          at += channels;
        }
        to[x * channels + c] = sum;
      }
    }
  }

  private void hideColours(float[] line) {
    if (picture.mode().hasAlpha()) {
      for (int i = 0; i < line.length; i++) {
        if (i % channels != channels - 1) {
          line[i] *= line[i - i % channels + channels - 1] / full();
        }
      }
    }
  }

  private void revealColours(float[] line) {
    if (picture.mode().hasAlpha()) {
      for (int i = 0; i < line.length; i++) {
        float alpha = line[i - i % channels + channels - 1];
        if (i % channels != channels - 1 && alpha > 0) {
          line[i] *= full() / alpha;
        }
      }
    }
  }
}
