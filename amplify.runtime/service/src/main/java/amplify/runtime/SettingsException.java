package amplify.runtime;

import java.util.List;

/** The service cannot start with its settings; the message lists every one that is wrong. */
public class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsException(List<String> problems) {
    super("The settings are not usable:\n  - " + String.join("\n  - ", problems));
  }
}
