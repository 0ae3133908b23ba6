package amplify.runtime.settings;

import java.util.ArrayList;
import java.util.List;

/** The service cannot start with its settings; the message lists every one that is wrong. */
public class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The sentences of the message; not serialised, as the message has them. */
  private final transient List<String> problems;

  private final transient List<String> notes;

  /** With a sentence for each setting that is wrong. */
  public SettingsException(List<String> problems) {
    this(problems, List.of());
  }

  /**
   * With sentences that may help to find out why.
   *
   * @param problems a sentence for each setting that is wrong
   * @param notes names that are set but are not settings
   */
  SettingsException(List<String> problems, List<String> notes) {
    super(message(problems, notes));
    this.problems = List.copyOf(problems);
    this.notes = List.copyOf(notes);
  }

  private static String message(List<String> problems, List<String> notes) {
    String list = "The settings are not usable:\n  - " + String.join("\n  - ", problems);
    return notes.isEmpty() ? list : list + "\n" + String.join("\n", notes);
  }

  /** The same with further problems. */
  public SettingsException and(List<String> more) {
    var all = new ArrayList<>(problems);
    all.addAll(more);
    return new SettingsException(all, notes);
  }

  /** A sentence for each setting that is wrong. */
  public List<String> problems() {
    return problems;
  }
}
