package amplify.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds Dockerfiles, the Compose file and the script for Slurm to each other and to documents. */
final class ContainersTest {

  private static final Map<String, String> PORTS =
      Map.of("features", "8001", "segment", "8003", "convert", "8010", "service", "8000");
  private static final Manifest COMPOSE =
      Manifest.read(Project.file("deploy/compose/compose.yaml")).getFirst();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::-[^}]*)?}");
  private static final Pattern EXPORT = Pattern.compile("export ([A-Z0-9_]+)=");

  /** Settings of the Compose file itself. */
  private static final Set<String> OWN =
      Set.of("AMPLIFY_VERSION", "BIND", "POSTGRES_IMAGE", "S3_IMAGE");

  private static String dockerfile(String service) {
    return String.join(
        "\n", Project.lines(Project.file("deploy/docker/%s.Dockerfile".formatted(service))));
  }

  private static List<String> ours() {
    return COMPOSE.at("services").content().keySet().stream()
        .filter(name -> !Set.of("postgres", "s3").contains(name))
        .toList();
  }

  private static void forEach(BiConsumer<String, Manifest> check) {
    assertFalse(ours().isEmpty());
    assertAll(ours().stream().map(name -> () -> check.accept(name, COMPOSE.at("services", name))));
  }

  @Test
  void dockerfilesDifferInNothingButTheService() {
    String features = dockerfile("features");
    PORTS.forEach((service, port) -> {
      String file = dockerfile(service);
      for (String line :
          List.of(
              "LABEL org.opencontainers.image.title=\"amplify-%s\"".formatted(service),
              "org.opencontainers.image.version=\"${VERSION}\"",
              "EXPOSE " + port,
              "USER 10001:10001",
              "CMD [\"/opt/amplify/bin/%s\", \"--health\"]".formatted(service),
              "ENTRYPOINT [\"/opt/amplify/bin/%s\"]".formatted(service))) {
        assertTrue(file.contains(line), () -> service + " has not: " + line);
      }
      assertEquals(plain(features, "features"), plain(file, service));
    });
  }

  private static String plain(String file, String service) {
    // The licences are held to those in the image where images are linked.
    return file.replaceFirst("description=\"[^\"]*\"", "")
        .replaceFirst("licenses=\"[^\"]+\"", "")
        .replace(PORTS.get(service), "PORT")
        .replaceAll("\\b%s\\b".formatted(service), "NAME");
  }

  @Test
  void composeRunsServicesAsTheyAreMeantToBeRun() {
    forEach((name, service) -> {
      String image = name.replace("-worker", "");
      assertEquals(
          "amplify-%s:${AMPLIFY_VERSION:-latest}".formatted(image), service.text("image"), name);
      assertEquals(
          "deploy/docker/%s.Dockerfile".formatted(image), service.text("build", "dockerfile"));
      assertEquals("../..", service.text("build", "context"));
      assertEquals(PORTS.get(image), service.text("environment", "PORT"), name);
      assertEquals("true", service.text("read_only"), name);
      assertEquals(List.of("/tmp"), service.texts("tmpfs"), name);
      assertEquals(List.of("ALL"), service.texts("cap_drop"), name);
      assertEquals(
          List.of("CMD", "/opt/amplify/bin/" + image, "--health"),
          service.texts("healthcheck", "test"));
      // It is scaled only if it has no port of the machine.
      assertEquals(name.endsWith("-worker"), service.texts("ports").isEmpty(), name);
    });
  }

  @Test
  void settingsAreThoseThatTheServicesHave() {
    var used = new TreeSet<String>();
    forEach((name, service) -> used.addAll(service.at("environment").content().keySet()));
    Project.lines(Project.file("deploy/compose/compose.yaml"))
        .forEach(line -> VARIABLE.matcher(line).results().forEach(name -> used.add(name.group(1))));
    used.addAll(
        Project.lines(Project.file("deploy/compose/.env.example")).stream()
            .map(line -> line.replaceFirst("^#(?=[A-Z_]+=)", ""))
            .filter(line -> line.matches("[A-Z0-9_]+=.*"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .collect(Collectors.toSet()));
    Project.lines(Project.file("deploy/slurm/worker.sbatch"))
        .forEach(line -> EXPORT.matcher(line).results().forEach(name -> used.add(name.group(1))));
    used.removeAll(OWN);
    assertTrue(used.size() > 10, used::toString);
    used.removeAll(Project.documentedSettings());
    // What the launcher knows, and the service does not.
    used.remove("AMPLIFY_JVM_OPTIONS");
    assertEquals(Set.of(), used, "not in docs/settings.md");
  }
}
