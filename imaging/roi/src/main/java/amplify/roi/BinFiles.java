package amplify.roi;

import amplify.api.BadInputException;
import amplify.api.InputUnit;
import amplify.ifcb.BadBinException;
import amplify.ifcb.Bin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three files of a bin that a job brings. */
record BinFiles(Path adc, Path roi, Path hdr) {

  /** Opens a unit as a bin; what it cannot be opened for is told of as bad input. */
  static Bin open(InputUnit unit, boolean stitch) throws IOException {
    var files = new BinFiles(readable(unit, "adc"), readable(unit, "roi"), readable(unit, "hdr"));
    try {
      return Bin.open(unit.id(), files.adc, files.roi, files.hdr, stitch);
    } catch (BadBinException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private static Path readable(InputUnit unit, String extension) {
    Path file = unit.file(extension);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new BadInputException(
          "The .%s file of '%s' is missing or cannot be read".formatted(extension, unit.id()));
    }
    return file;
  }
}
