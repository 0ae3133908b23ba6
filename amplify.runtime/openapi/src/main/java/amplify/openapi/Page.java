package amplify.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which people read documents and try calls out. It loads nothing from elsewhere. */
public final class Page {

  /**
   * What the page of a service may do, as its header {@code Content-Security-Policy}: nothing but
   * what comes from the service itself. Swagger UI sets styles of elements by attributes, and has
   * its pictures in its style sheet.
   */
  public static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)}");

  private Page() {}

  /**
   * The page of one service, to be served beside its document {@code openapi.json} and the folder
   * {@code docs} with the {@linkplain PageFile files} of the page.
   *
   * @param title what it shows
   */
  public static String ofService(String title) {
    ArrayNode services = JsonNodeFactory.instance.arrayNode();
    services.addObject().put("name", title).put("url", "openapi.json");
    return filled(
        title,
        services,
        Stream.of(PageFile.SWAGGER_UI_CSS, PageFile.PAGE_CSS)
            .map(file -> "<link rel=\"stylesheet\" href=\"docs/%s\">".formatted(file.fileName()))
            .collect(Collectors.joining("\n")),
        Stream.of(PageFile.SWAGGER_UI, PageFile.PAGE)
            .map(file -> "<script src=\"docs/%s\"></script>".formatted(file.fileName()))
            .collect(Collectors.joining("\n")));
  }

  /**
   * A page with documents of several services, which is whole in one file.
   *
   * @param title what it shows
   * @param services the documents, each with the address of its service in it
   */
  public static String ofServices(String title, List<ServiceDocument> services) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (ServiceDocument service : services) {
      all.addObject().put("name", service.name()).set("document", service.addressed());
    }
    List<String> scripts =
        Stream.of(PageFile.SWAGGER_UI, PageFile.PAGE)
            .map(file -> file.text().replace("</script", "<\\/script"))
            .toList();
    String digests = scripts.stream().map(Page::digest).collect(Collectors.joining(" "));
    return filled(
        title,
        all,
        policy(digests)
            + Stream.of(PageFile.SWAGGER_UI_CSS, PageFile.PAGE_CSS)
                .map(file -> "<style>\n%s</style>".formatted(file.text()))
                .collect(Collectors.joining("\n")),
        scripts.stream()
            .map(text -> "<script>%s</script>".formatted(text))
            .collect(Collectors.joining("\n")));
  }

  /** What a page may do that has everything in itself: call services, and nothing else. */
  private static String policy(String scripts) {
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src %s; style-src 'unsafe-inline'; img-src data: blob:; media-src blob:; connect-src *\">\n"
        .formatted(scripts);
  }

  /** What lets a script run that is in the page itself, and no other. */
  private static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String filled(String title, JsonNode services, String styles, String scripts) {
    String template = new String(PageFile.read("index.html"), StandardCharsets.UTF_8);
    return PLACE
        .matcher(template)
        .replaceAll(place ->
            Matcher.quoteReplacement(
                switch (place.group(1)) {
                  case "title" -> escaped(title);
                  case "styles" -> styles;
                  // No text in it may end the element that it is in.
                  case "services" -> services.toString().replace("<", "\\u003c");
                  case "scripts" -> scripts;
                  default -> throw new IllegalStateException("No such place: " + place.group());
                }));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
