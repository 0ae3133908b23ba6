package amplify.ifcb;

import amplify.image.GreyImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes one image: a target, or two that hold one particle.
 *
 * @param target the target that names it
 * @param otherHalf the target to be stitched to it
 */
record Particle(Target target, Optional<Target> otherHalf) {

  /** Each target by itself. */
  static List<Particle> single(List<Target> targets) {
    return targets.stream().map(target -> new Particle(target, Optional.empty())).toList();
  }

  /**
   * Pairs up targets that follow each other. The second of a pair never names an image, not even
   * where it is the first of the next pair.
   */
  static List<Particle> paired(List<Target> targets) {
    var particles = new ArrayList<Particle>(targets.size());
    boolean secondHalf = false;
    for (int i = 0; i < targets.size(); i++) {
      Target a = targets.get(i);
      Optional<Target> b =
          i + 1 < targets.size() ? Optional.of(targets.get(i + 1)) : Optional.empty();
      Optional<Target> half = b.filter(next -> next.trigger() == a.trigger() && a.overlaps(next));
      if (!secondHalf) {
        particles.add(new Particle(a, half));
      }
      secondHalf = half.isPresent();
    }
    return List.copyOf(particles);
  }

  /** Why it cannot be read from a .roi of that length; empty if it can. */
  Optional<String> damage(long roiLength) {
    Optional<String> first = target.damage(roiLength);
    return otherHalf.isEmpty()
        ? first
        : first
            .or(() -> otherHalf.get().damage(roiLength).map(this::inOtherHalf))
            .or(() -> Stitch.damage(target, otherHalf.get()));
  }

  /** The ROI, of which no bytes are asked for if it cannot be read. */
  Roi read(RoiBytes roi) throws IOException {
    int number = target.number();
    long length = roi.length();
    Optional<String> damage = damage(length);
    if (damage.isPresent()) {
      return new Roi.Corrupt(number, damage.get());
    }
    Optional<GreyImage> image = image(roi);
    return image.isPresent()
        ? new Roi.Image(number, image.get())
        : new Roi.Corrupt(
            number,
            "ROI at offset %d: the .roi of %d bytes was cut while it was read"
                .formatted(target.offset(), length));
  }

  private Optional<GreyImage> image(RoiBytes roi) throws IOException {
    Optional<byte[]> pixels = target.pixels(roi);
    if (pixels.isEmpty() || otherHalf.isEmpty()) {
      return pixels.map(all -> new GreyImage((int) target.width(), (int) target.height(), all));
    }
    Target b = otherHalf.get();
    return b.pixels(roi).map(half -> Stitch.join(target, pixels.get(), b, half));
  }

  private String inOtherHalf(String reason) {
    return "its other half, target %d: %s".formatted(otherHalf.orElseThrow().number(), reason);
  }
}
