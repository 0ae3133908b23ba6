package amplify.runtime;

import java.util.Comparator;

/**
 * Puts paths first that say more exactly where they are: {@code /rois/all} before {@code
 * /rois/{n}.png} before {@code /rois/{n}}. The first route that matches a request answers it.
 */
final class Specificity implements Comparator<String> {

  @Override
  public int compare(String a, String b) {
    String[] left = a.split("/", -1);
    String[] right = b.split("/", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = Integer.compare(openness(left[i]), openness(right[i]));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(left.length, right.length);
    return order == 0 ? a.compareTo(b) : order;
  }

  private static int openness(String segment) {
    if (!segment.contains("{")) {
      return 0;
    }
    return segment.startsWith("{") && segment.endsWith("}") ? 2 : 1;
  }
}
