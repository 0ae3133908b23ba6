package amplify.roi;

import amplify.ifcb.RoiBytes;
import java.util.Optional;

/** A .roi in the object store. */
record RemoteRoi(ObjectReader objects, String uri) implements RoiBytes {

  @Override
  public long length() {
    return objects.size(uri);
  }

  @Override
  public Optional<byte[]> read(long offset, int count) {
    byte[] bytes = objects.range(uri, offset, count);
    return bytes.length == count ? Optional.of(bytes) : Optional.empty();
  }
}
