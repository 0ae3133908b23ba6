package amplify.faults;

import amplify.results.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came out of a job.
 *
 * @param rows all rows, in the order of the parts
 * @param masks the digest of each mask's bytes, by its name
 * @param faults what is wrong with the files by themselves
 */
record Outcome(List<TableRow> rows, Map<String, String> masks, List<String> faults) {

  /** What differs from an undisturbed run, in words; empty if nothing does. */
  List<String> differences(Outcome undisturbed) {
    var differences = new ArrayList<>(faults);
    if (rows.size() != undisturbed.rows.size()) {
      differences.add("%d rows instead of %d".formatted(rows.size(), undisturbed.rows.size()));
    }
    for (int i = 0; i < Math.min(rows.size(), undisturbed.rows.size()); i++) {
      if (!rows.get(i).equals(undisturbed.rows.get(i))) {
        differences.add(
            "row %d is %s instead of %s".formatted(i, rows.get(i), undisturbed.rows.get(i)));
        break;
      }
    }
    undisturbed.masks.forEach((name, digest) -> {
      if (!digest.equals(masks.get(name))) {
        differences.add(
            "mask %s is %s".formatted(name, masks.containsKey(name) ? "another" : "missing"));
      }
    });
    masks.keySet().stream()
        .filter(name -> !undisturbed.masks.containsKey(name))
        .forEach(name -> differences.add("mask %s is one too many".formatted(name)));
    return differences;
  }
}
