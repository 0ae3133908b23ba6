package amplify.runtime.settings;

import static amplify.runtime.settings.SettingGroup.OFTEN;

import java.nio.file.Path;
import java.util.List;

/** Settings of how a process starts, before it has read the others. */
public final class SourceDeclaration {

  /** Which processor. */
  public static final Setting<String> PROCESSOR =
      Setting.of(
              "PROCESSOR",
              ValueTypes.text("the name of a processor"),
              "the processor, where several are on the module path")
          .orNone("the only one");

  /** Where plugins are. */
  public static final Setting<Path> PLUGINS =
      Setting.of(
              "AMPLIFY_PLUGINS",
              ValueTypes.folder(),
              "the folder of plugins: jars, and directories of jars")
          .orNone("`plugins/` in the image, or in the working directory");

  /** Where embedded servers keep their data. */
  public static final Setting<Path> DATA =
      Setting.of(
              "AMPLIFY_DATA",
              ValueTypes.folder(),
              "the folder in which embedded servers keep their data")
          .orNone("`.amplify/`")
          .by(UsedBy.LAUNCHER);

  static final Setting<Path> CONFIG =
      Setting.of(
          "AMPLIFY_CONFIG",
          ValueTypes.folder(),
          "a properties file with settings; read from the environment or `.env`");

  static final Setting<String> JVM_OPTIONS =
      Setting.of(
              "AMPLIFY_JVM_OPTIONS",
              ValueTypes.text("options of the virtual machine"),
              "further options of the virtual machine, before those of the image; read from the environment only")
          .by(UsedBy.IMAGE);

  /** How log lines look. */
  public static final Setting<String> LOG_FORMAT =
      Setting.of("LOG_FORMAT", ValueTypes.choice("text", "json"), "format of log lines")
          .or("text")
          .in(OFTEN);

  /** Which log lines are written. */
  public static final Setting<String> LOG_LEVEL =
      Setting.of(
              "LOG_LEVEL",
              ValueTypes.choice("debug", "info", "warn", "error"),
              "lowest level of log lines")
          .or("info")
          .in(OFTEN);

  static final List<Setting<?>> ALL =
      List.of(LOG_FORMAT, LOG_LEVEL, PROCESSOR, PLUGINS, DATA, CONFIG, JVM_OPTIONS);

  private SourceDeclaration() {}
}
