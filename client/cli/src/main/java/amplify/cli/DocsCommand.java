package amplify.cli;

import amplify.openapi.JoinedDocument;
import amplify.openapi.Page;
import amplify.openapi.ServiceDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Joins the documents of services. */
@Command(
    name = "docs",
    description = {
      "Joins the documents of running services into one page, a file that needs nothing else.",
      "With -o FILE.json it is one OpenAPI document instead, for services that are under one host"
          + " (see proxy)."
    })
final class DocsCommand implements Callable<Integer> {

  @Mixin private Screen screen;

  @Parameters(
      paramLabel = "[NAME=]URL",
      arity = "1..*",
      converter = NamedService.Reader.class,
      description =
          "Services, such as features=http://localhost:8001. Without NAME they keep the name that"
              + " they give themselves.")
  private List<NamedService> services;

  @Option(
      names = {"-o", "--to"},
      paramLabel = "FILE",
      defaultValue = "docs.html",
      description = "Where to. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "Services",
      description = "What they are together. Default: ${DEFAULT-VALUE}.")
  private String title;

  @Option(
      names = "--proxied",
      description =
          "The page will lie on the host that the services are under: calls go to NAME/ beside it,"
              + " not to the URLs. Without it, browsers let calls pass only if the page lies on the"
              + " services' host.")
  private boolean proxied;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<ServiceDocument> documents = documents();
    boolean json = file.toString().endsWith(".json");
    String text =
        json
            ? JoinedDocument.of(title, ".", documents).toPrettyString() + "\n"
            : Page.ofServices(title, documents);
    Files.writeString(file, text);
    screen.say("%s  %s", file, Amounts.count(documents.size(), "service", "services"));
    return ExitCode.OK;
  }

  private List<ServiceDocument> documents() throws IOException, InterruptedException {
    var documents = new ArrayList<ServiceDocument>();
    var names = new HashSet<String>();
    try (var fetch = new DocumentFetch()) {
      for (NamedService service : services) {
        ObjectNode document = fetch.fetch(service.address());
        String name = service.name().orElseGet(() -> named(service, document));
        if (!names.add(name)) {
          throw new IllegalArgumentException(
              "Two services have the name '%s'; give another, as in %s-2=%s"
                  .formatted(name, name, service.address()));
        }
        String address = proxied ? name : service.address().toString();
        documents.add(new ServiceDocument(name, address, document));
      }
    }
    return documents;
  }

  private static String named(NamedService service, ObjectNode document) {
    String name = named(document);
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "The document of '%1$s' has no title to name it by; give a name, as in NAME=%1$s"
              .formatted(service.address()));
    }
    return name;
  }

  private static String named(ObjectNode document) {
    return document
        .path("info")
        .path("title")
        .asText()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
