package amplify.jlink.legal;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The list of libraries for people: {@code THIRD-PARTY.txt}. */
record ThirdParties(List<Component> components, Predicate<Component> ours) {

  private static final String HEADING =
      """
      Third-party software in this image

      Amplify itself is licensed under Apache-2.0 (legal/amplify-VERSION). It is linked with the software
      listed here, each under its own licence. Paths are relative to the folder legal/, in which
      sbom.cdx.json lists the same for programs. Software marked with ">" is inside of that above it.
      The source code of software under EPL-2.0 or GPL-2.0 is available, under the same licence, at the
      address that is given as its source.
      """;

  String text() {
    var text =
        new StringBuilder(
            HEADING.replace(
                "VERSION",
                components.stream()
                    .filter(ours)
                    .findFirst()
                    .map(component -> component.library().version())
                    .orElse("VERSION")));
    for (Component component : components) {
      if (!ours.test(component)) {
        append(text, component, "");
      } else if (!component.bundled().isEmpty()) {
        text.append("\n%s (a module of Amplify), which contains:\n".formatted(component.library()));
        component.bundled().forEach(bundled -> append(text, bundled, "> "));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Component component, String mark) {
    text.append('\n').append(mark).append(component.library()).append('\n');
    line(text, mark, "licence", component.licence());
    for (String file : component.texts().keySet()) {
      line(
          text,
          mark,
          file.toUpperCase(Locale.ROOT).contains("NOTICE") ? "notice" : "text",
          component.library().folder() + "/" + file);
    }
    if (component.texts().isEmpty()) {
      line(text, mark, "text", "java.base/ and the other folders of modules");
    }
    if (!component.sources().isEmpty()) {
      line(text, mark, "source", component.sources());
    }
    if (!component.remark().isEmpty()) {
      line(text, mark, "note", component.remark());
    }
    component.bundled().forEach(bundled -> append(text, bundled, mark + "> "));
  }

  private static void line(StringBuilder text, String mark, String key, String value) {
    text.append("%s  %-8s %s%n".formatted(mark, key, value).replace("\r", ""));
  }
}
