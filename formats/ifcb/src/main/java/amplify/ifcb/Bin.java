package amplify.ifcb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * A raw bin, open for reading: one sample's .adc (a line a target), .roi (the pixels) and .hdr.
 *
 * <p>Opening reads the .adc, of which a few numbers a target are kept, and the first mebibyte of
 * the .hdr. Pixels are read when the {@linkplain #iterator iteration} comes to them, one ROI at a
 * time, so memory does not grow with the .roi. Damaged lines and pixels cost the ROIs they belong
 * to: a line that is not usable is skipped, but counts for the target numbers of those after it; a
 * ROI that is negative, absurdly large or past the end of the .roi comes as {@link Roi.Corrupt}. A
 * line of more than 8,192 bytes counts as one that is not usable.
 *
 * <p>Each iterator is for one thread; several may be at work at once.
 */
public final class Bin implements Iterable<Roi>, AutoCloseable {

  /**
   * The largest image taken for real, in pixels: half as much again as the camera's frame of
   * 1380×1034. Anything larger is damage, and would exhaust the memory of whoever works on it.
   */
  public static final int MAX_PIXELS = 2_097_152;

  private final BinId id;
  private final RoiIndex index;
  private final Header header;
  private final BinMetadata metadata;
  private final RoiFile roiFile;

  private Bin(BinId id, RoiIndex index, Header header, RoiFile roiFile) {
    this.id = id;
    this.index = index;
    this.header = header;
    this.roiFile = roiFile;
    metadata = BinMetadata.of(id, header, index.triggers(), index.size());
  }

  /**
   * Opens a bin.
   *
   * @param id the bin id; it tells how the .adc is laid out
   * @param adc the .adc; an empty one makes a bin without ROIs
   * @param roi the .roi
   * @param hdr the .hdr; one that says nothing, or nothing sensible, does no harm
   * @param stitch whether particles that an old instrument split over two ROIs are put together;
   *     without effect for D-style bins, whose ROIs may overlap without being split
   * @throws BadBinException if the id is none, or the .adc has ROIs beyond line 99,999
   * @throws IOException if a file cannot be read
   */
  public static Bin open(String id, Path adc, Path roi, Path hdr, boolean stitch)
      throws IOException {
    BinId binId = BinId.parse(id);
    RoiIndex index = RoiIndex.read(binId, Files.newInputStream(adc), stitch);
    return new Bin(binId, index, Header.read(hdr), new RoiFile(roi));
  }

  /** The bin's id. */
  public BinId id() {
    return id;
  }

  /** How many ROIs the iteration gives: images after stitching, corrupt ones included. */
  public int size() {
    return index.size();
  }

  /** What the .hdr says. */
  public Header header() {
    return header;
  }

  /** What is known of the sample. */
  public BinMetadata metadata() {
    return metadata;
  }

  /**
   * The ROIs in the order of the .adc, each read when it is asked for. {@code next} throws {@link
   * UncheckedIOException} if the .roi can no longer be read.
   */
  @Override
  public Iterator<Roi> iterator() {
    Iterator<Particle> next = index.particles().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return next.hasNext();
      }

      @Override
      public Roi next() {
        return index.read(next.next(), roiFile);
      }
    };
  }

  @Override
  public void close() throws IOException {
    roiFile.close();
  }
}
