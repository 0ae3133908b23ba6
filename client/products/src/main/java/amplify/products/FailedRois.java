package amplify.products;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The failed ROIs of a job, in the order of bins. Not thread-safe. */
final class FailedRois implements Ahead.Source<FailedRoi> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Iterator<FailedRoi> listed;
  private final BufferedReader lines;

  private FailedRois(Iterator<FailedRoi> listed, BufferedReader lines) {
    this.listed = listed;
    this.lines = lines;
  }

  static FailedRois listed(List<FailedRoi> rois) {
    return new FailedRois(rois.iterator(), new BufferedReader(new StringReader("")));
  }

  static FailedRois in(Path jsonl) throws IOException {
    return new FailedRois(List.<FailedRoi>of().iterator(), Files.newBufferedReader(jsonl));
  }

  @Override
  public Optional<FailedRoi> next() throws IOException {
    if (listed.hasNext()) {
      return Optional.of(listed.next());
    }
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Optional<FailedRoi> roi = ResultsJson.roi(MAPPER.readTree(line));
      if (roi.isPresent()) {
        return roi;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
