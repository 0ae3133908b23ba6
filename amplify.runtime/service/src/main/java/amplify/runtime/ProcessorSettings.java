package amplify.runtime;

import amplify.api.Settings;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Reads a processor's settings by the rules of their declaration. */
final class ProcessorSettings implements Settings {

  private final String prefix;
  private final SettingValues values;

  /**
   * For one processor.
   *
   * @param processor its name
   * @param values all settings
   */
  ProcessorSettings(String processor, SettingValues values) {
    this.prefix = processor.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    this.values = values;
  }

  @Override
  public <S extends Record> S read(Class<S> type) {
    var binder = new ParameterBinder<>(type, "");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (ParameterField field : binder.fields()) {
      values.get(setting(field.name())).ifPresent(text -> json.set(field.name(), field.node(text)));
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

  private String setting(String field) {
    return prefix + field.toUpperCase(Locale.ROOT);
  }
}
