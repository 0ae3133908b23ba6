package amplify.raster;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The places of the directories of a TIFF, one a page. */
record TiffFile(List<Integer> directories) {

  static TiffFile read(Source source) {
    ByteBuffer file = TiffTags.buffer(source);
    if (file.limit() < 8) {
      throw source.truncated();
    }
    var places = new ArrayList<Integer>();
    long next = file.getInt(4) & 0xFFFFFFFFL;
    while (next != 0) {
      if (next + 2 > file.limit()) {
        throw source.truncated();
      }
      int place = (int) next;
      long end = next + 2 + 12L * (file.getShort(place) & 0xFFFF);
      if (end + 4 > file.limit()) {
        throw source.truncated();
      }
      places.add(place);
      // A circle of directories ends here too.
      source.limits().checkFrames(places.size());
      next = file.getInt((int) end) & 0xFFFFFFFFL;
    }
    if (places.isEmpty()) {
      throw source.corrupt("it has no pages");
    }
    return new TiffFile(places);
  }
}
