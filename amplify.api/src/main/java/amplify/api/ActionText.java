package amplify.api;

import java.util.List;

/**
 * What people read of an action.
 *
 * @param summary one sentence
 * @param description more, in Markdown
 * @param tags the headings it stands under; empty for the processor's name
 */
public record ActionText(String summary, String description, List<String> tags) {

  /** Nothing is told. */
  public static final ActionText NONE = new ActionText("", "", List.of());

  /** Keeps a copy of the list. */
  public ActionText {
    tags = List.copyOf(tags);
  }
}
