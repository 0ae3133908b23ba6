package amplify.runtime;

import amplify.api.Settings;
import amplify.runtime.settings.Setting;
import amplify.runtime.settings.SettingGroup;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsException;
import amplify.runtime.settings.ValueType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads a processor's settings by the rules of their declaration. */
final class ProcessorSettings implements Settings {

  private final String prefix;
  private final SettingSources sources;
  private final List<Setting<?>> declared = new ArrayList<>();

  /**
   * For one processor.
   *
   * @param processor its name
   * @param sources all that is set
   */
  ProcessorSettings(String processor, SettingSources sources) {
    this.prefix = prefix(processor);
    this.sources = sources;
  }

  /** The beginning of the names of a processor's settings. */
  static String prefix(String processor) {
    return processor.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
  }

  @Override
  public <S extends Record> S read(Class<S> type) {
    var binder = new ParameterBinder<>(type, "");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (ParameterField field : binder.fields()) {
      declared.add(declaration(field));
      sources
          .find(setting(field.name()))
          .ifPresent(text -> json.set(field.name(), field.node(text)));
    }
    try {
      return binder.bind(json);
    } catch (InvalidRequestException e) {
      List<String> problems =
          e.errors().stream()
              .map(error -> "%s %s".formatted(setting(error.field()), error.rule()))
              .toList();
      throw new SettingsException(problems.isEmpty() ? List.of(e.getMessage()) : problems);
    }
  }

  /** The settings that the processor has read so far. */
  List<Setting<?>> declared() {
    return List.copyOf(declared);
  }

  private Setting<String> declaration(ParameterField field) {
    var type = new ValueType<String>(field.values(), field.values(), Function.identity());
    Setting<String> setting =
        Setting.of(setting(field.name()), type, phrase(field.description()))
            .in(SettingGroup.PROCESSORS);
    return field.defaultText().map(setting::or).orElse(setting);
  }

  /** A sentence of an author as it stands in a list. */
  private static String phrase(String sentence) {
    String phrase =
        sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return phrase.isEmpty()
        ? phrase
        : phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1);
  }

  private String setting(String field) {
    return prefix + field.toUpperCase(Locale.ROOT);
  }
}
