package amplify.runtime;

import amplify.jobs.NewBin;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The bins of a manifest that came with the request. */
final class InlineManifest implements Iterator<NewBin> {

  private final JsonNode bins;
  private final BinEntry entries;
  private int next;

  InlineManifest(JsonNode manifest, BinEntry entries) {
    this.bins = manifest.path("bins");
    this.entries = entries;
    if (!bins.isArray() || bins.isEmpty()) {
      throw InvalidRequestException.of(
          "manifest_inline.bins", "must be a list of at least one bin");
    }
  }

  @Override
  public boolean hasNext() {
    return next < bins.size();
  }

  @Override
  public NewBin next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    NewBin bin = entries.read(bins.get(next), "manifest_inline.bins[%d]".formatted(next));
    next++;
    return bin;
  }
}
