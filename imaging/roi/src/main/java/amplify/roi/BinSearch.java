package amplify.roi;

import amplify.api.ActionCall;
import amplify.api.BadInputException;
import amplify.api.NotFoundException;
import amplify.ifcb.BadBinException;
import amplify.ifcb.BinId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Finds bins that are named by their id: in a folder that the request names, else in that of the
 * settings, by itself, in the folder of its day, or in that in the folder of its year.
 *
 * @param settings where bins are looked for
 */
record BinSearch(RoiSettings settings) {

  /**
   * Finds a bin.
   *
   * @param id its id
   * @param folder the URI of the folder its files are in, where the request names one
   * @throws BadInputException if the id or the folder is none
   * @throws NotFoundException if there is no such bin
   */
  BinUri find(String id, Optional<String> folder, ActionCall call) {
    BinId bin = parsed(id);
    List<String> folders =
        folder.map(named -> List.of(withoutSlash(named))).orElseGet(() -> usual(bin, call));
    return folders.stream()
        .map(place -> new BinUri("%s/%s".formatted(place, bin), bin))
        .filter(place -> call.find(place.file("adc")).isPresent())
        .findFirst()
        .orElseThrow(() ->
            new NotFoundException(
                "There is no bin %s in %s".formatted(bin, String.join(" or ", folders))));
  }

  private static BinId parsed(String id) {
    try {
      return BinId.parse(id);
    } catch (BadBinException e) {
      throw new BadInputException("bin_id: " + e.getMessage(), e);
    }
  }

  private List<String> usual(BinId bin, ActionCall call) {
    String root = call.uri(settings.binsFolder());
    String day = bin.dayDirectory();
    String year = "D%d".formatted(bin.sampleTime().atZone(ZoneOffset.UTC).getYear());
    return List.of(root, "%s/%s".formatted(root, day), "%s/%s/%s".formatted(root, year, day));
  }

  private static String withoutSlash(String folder) {
    return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
  }
}
