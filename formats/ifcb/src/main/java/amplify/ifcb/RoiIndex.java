package amplify.ifcb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Where the ROIs of a bin are, by its .adc alone. With it one ROI is read from a .roi of which
 * nothing else is touched; it comes out as {@link Bin} gives it, damage included. Immutable, so
 * safe to share between threads.
 */
public final class RoiIndex {

  private final BinId id;
  private final Adc adc;
  private final List<Particle> particles;

  private RoiIndex(BinId id, Adc adc, boolean stitch) {
    this.id = id;
    this.adc = adc;
    particles =
        stitch && id.style() == BinStyle.I
            ? Particle.paired(adc.targets())
            : Particle.single(adc.targets());
  }

  /**
   * Reads an .adc.
   *
   * @param id the bin's id; it tells how the .adc is laid out
   * @param adc all of the .adc; an empty one makes a bin without ROIs
   * @param stitch whether particles that an old instrument split over two ROIs are put together;
   *     without effect for D-style bins
   * @throws BadBinException if it has ROIs beyond line 99,999
   */
  public static RoiIndex of(BinId id, byte[] adc, boolean stitch) {
    try {
      return read(id, new ByteArrayInputStream(adc), stitch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an .adc to its end and closes it. */
  static RoiIndex read(BinId id, InputStream adc, boolean stitch) throws IOException {
    return new RoiIndex(id, Adc.read(id, adc), stitch);
  }

  /** How many ROIs there are: images after stitching, corrupt ones included. */
  public int size() {
    return particles.size();
  }

  /**
   * Reads one ROI. Its bytes are asked for in one piece, or in two if it is stitched; of a corrupt
   * one none are.
   *
   * @param target its target number, from 1
   * @param roi the bin's .roi
   * @throws NoSuchRoiException if there is no image of that number; the message says why, and of a
   *     second half where it went
   * @throws UncheckedIOException if the .roi cannot be read
   */
  public Roi read(int target, RoiBytes roi) {
    return particles.stream()
        .filter(particle -> particle.target().number() == target)
        .findFirst()
        .map(particle -> read(particle, roi))
        .orElseThrow(() -> new NoSuchRoiException(absence(target)));
  }

  Roi read(Particle particle, RoiBytes roi) {
    try {
      return particle.read(roi);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read ROI %s from its .roi".formatted(id.roiId(particle.target().number())), e);
    }
  }

  List<Particle> particles() {
    return particles;
  }

  /** How many triggers the .adc names, those without an image included. */
  long triggers() {
    return adc.triggers();
  }

  private String absence(int target) {
    Optional<Target> first = firstHalf(target);
    if (first.isPresent()) {
      int number = first.get().number();
      return isNamed(number)
          ? "Target %d of %s is the second half of target %d, whose image holds both; ask for %d"
              .formatted(target, id, number, number)
          : "Target %d of %s is left out: it overlaps target %d, a second half itself"
              .formatted(target, id, number);
    }
    return target < 1 || target > adc.lines()
        ? "There is no target %d in %s: its .adc has %d lines, and targets are numbered by them"
            .formatted(target, id, adc.lines())
        : "Target %d of %s has no image: its line in the .adc names none".formatted(target, id);
  }

  /**
   * The target before a usable one that names no image, which can only be the first of its pair.
   */
  private Optional<Target> firstHalf(int target) {
    for (int i = 1; i < adc.targets().size(); i++) {
      if (adc.targets().get(i).number() == target) {
        return Optional.of(adc.targets().get(i - 1));
      }
    }
    return Optional.empty();
  }

  private boolean isNamed(int target) {
    return particles.stream().anyMatch(particle -> particle.target().number() == target);
  }
}
