package amplify.runtime.settings;

/** The groups in which documents list settings, in their order. */
public enum SettingGroup {
  NEEDED("Needed"),
  OFTEN("Often used"),
  ACTIONS("Direct actions"),
  PROCESSORS("Settings of processors"),
  WEBHOOKS("Webhooks"),
  RARE("Rarely used");

  private final String title;

  SettingGroup(String title) {
    this.title = title;
  }

  /** The heading. */
  public String title() {
    return title;
  }
}
