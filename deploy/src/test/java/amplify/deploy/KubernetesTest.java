package amplify.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the manifests for Kubernetes to its schema, to each other and to the documents. */
final class KubernetesTest {

  private static final Path FOLDER = Project.file("deploy/kubernetes");
  private static final Pattern METRIC = Pattern.compile("amplify_[a-z0-9_]+");
  private static final Map<String, String> PORTS =
      Map.of("features", "8001", "segment", "8003", "convert", "8010");

  private final List<Manifest> all =
      Project.files(FOLDER, ".yaml").stream()
          .flatMap(file -> Manifest.read(file).stream())
          .filter(manifest -> !isKustomize(manifest))
          .toList();

  private static boolean isKustomize(Manifest manifest) {
    return manifest.text("apiVersion").startsWith("kustomize.config.k8s.io/");
  }

  private Stream<Manifest> kind(String kind) {
    return all.stream().filter(manifest -> manifest.kind().equals(kind));
  }

  private void forEach(String kind, Consumer<Manifest> check) {
    List<Manifest> found = kind(kind).toList();
    assertFalse(found.isEmpty(), "There is no " + kind);
    assertAll(found.stream().map(manifest -> () -> check.accept(manifest)));
  }

  private static Manifest container(Manifest deployment) {
    List<Manifest> containers = pod(deployment).list("containers");
    assertEquals(1, containers.size(), () -> "containers of " + deployment);
    return containers.getFirst();
  }

  private static Manifest pod(Manifest deployment) {
    return deployment.at("spec", "template", "spec");
  }

  private static Map<String, String> podLabels(Manifest deployment) {
    return deployment.labels("spec", "template", "metadata", "labels");
  }

  private static boolean matches(Map<String, String> selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(selector.entrySet());
  }

  private List<String> selected(Map<String, String> selector) {
    return kind("Deployment")
        .filter(deployment -> matches(selector, podLabels(deployment)))
        .map(Manifest::name)
        .toList();
  }

  private static Map<String, String> environment(Manifest container) {
    return container.list("env").stream()
        .collect(Collectors.toMap(entry -> entry.text("name"), entry -> entry.text("value")));
  }

  @Test
  void everyManifestIsWhatKubernetesTakes() {
    assertAll(
        all.stream()
            .filter(manifest -> !manifest.kind().equals("ScaledObject"))
            .map(manifest ->
                () ->
                    assertEquals(Optional.empty(), Schema.problem(manifest), manifest::toString)));
  }

  @Test
  void anUnknownFieldAMissingOneAndAWrongTypeAreFound() {
    Path file = Path.of("none.yaml");
    var base = Map.<String, Object>of("apiVersion", "apps/v1", "kind", "Deployment");
    var template = Map.of("spec", Map.of("containers", List.of(Map.of("name", "a", "image", "b"))));
    var selector = Map.of("matchLabels", Map.of("a", "b"));
    assertEquals(
        Optional.empty(), problem(file, base, Map.of("selector", selector, "template", template)));
    assertTrue(
        problem(file, base, Map.of("selector", selector, "template", template, "replica", 1))
            .isPresent());
    assertTrue(problem(file, base, Map.of("template", template)).isPresent());
    assertTrue(
        problem(file, base, Map.of("selector", selector, "template", template, "replicas", "two"))
            .isPresent());
  }

  private static Optional<String> problem(
      Path file, Map<String, Object> base, Map<String, Object> spec) {
    var content = new HashMap<>(base);
    content.put("spec", spec);
    return Schema.problem(new Manifest(file, content));
  }

  @Test
  void kustomizeTakesEveryFileThatIsThere() {
    assertAll(
        Project.files(FOLDER, "kustomization.yaml").stream()
            .map(file ->
                () -> {
                  Path folder = file.getParent();
                  Manifest kustomization = Manifest.read(file).getFirst();
                  Set<String> known =
                      Set.of(
                          "apiVersion",
                          "kind",
                          "namespace",
                          "resources",
                          "components",
                          "images",
                          "configMapGenerator",
                          "secretGenerator");
                  assertTrue(
                      known.containsAll(kustomization.content().keySet()),
                      () -> "fields of " + file + ": " + kustomization.content().keySet());
                  Set<String> taken =
                      kustomization.texts("resources").stream()
                          .filter(resource -> resource.endsWith(".yaml"))
                          .collect(Collectors.toCollection(TreeSet::new));
                  Set<String> there =
                      Project.files(folder, ".yaml").stream()
                          .filter(other -> folder.equals(other.getParent()) && !other.equals(file))
                          .map(other -> other.getFileName().toString())
                          .collect(Collectors.toCollection(TreeSet::new));
                  assertEquals(there, taken, () -> "resources of " + file);
                  Stream.concat(
                          kustomization.texts("resources").stream(),
                          kustomization.texts("components").stream())
                      .forEach(named ->
                          assertTrue(folder.resolve(named).toFile().exists(), file + ": " + named));
                }));
  }

  @Test
  void selectorsMatchTheLabelsOfTheirPods() {
    forEach(
        "Deployment",
        deployment -> {
          Map<String, String> selector = deployment.labels("spec", "selector", "matchLabels");
          assertEquals(List.of(deployment.name()), selected(selector), deployment::toString);
          for (Manifest spread : pod(deployment).list("topologySpreadConstraints")) {
            assertEquals(
                List.of(deployment.name()),
                selected(spread.labels("labelSelector", "matchLabels")),
                () -> "spread of " + deployment);
          }
        });
    forEach(
        "Service",
        service ->
            assertEquals(
                List.of(service.name()),
                selected(service.labels("spec", "selector")),
                service::toString));
    forEach(
        "PodDisruptionBudget",
        budget ->
            assertEquals(
                List.of(budget.name()),
                selected(budget.labels("spec", "selector", "matchLabels")),
                budget::toString));
    assertEquals(
        names("Deployment"), names("PodDisruptionBudget"), "Every Deployment has its budget");
    forEach(
        "NetworkPolicy",
        policy ->
            assertFalse(
                selected(policy.labels("spec", "podSelector", "matchLabels")).isEmpty(),
                policy::toString));
  }

  private Set<String> names(String kind) {
    return kind(kind).map(Manifest::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void portsAreThoseOfTheService() {
    forEach(
        "Deployment",
        deployment -> {
          Manifest container = container(deployment);
          String port = PORTS.get(container.text("name"));
          assertEquals(port, environment(container).get("PORT"), deployment::toString);
          assertEquals(1, container.list("ports").size(), deployment::toString);
          assertEquals("http", container.list("ports").getFirst().text("name"));
          assertEquals(port, container.list("ports").getFirst().text("containerPort"));
          assertEquals(
              port,
              deployment
                  .labels("spec", "template", "metadata", "annotations")
                  .get("prometheus.io/port"));
          for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals("http", container.text(probe, "httpGet", "port"), probe + deployment);
            String path = probe.startsWith("readiness") ? "/health/ready" : "/health/live";
            assertEquals(path, container.text(probe, "httpGet", "path"), probe + deployment);
          }
        });
    forEach(
        "Service",
        service -> {
          assertEquals("http", service.list("spec", "ports").getFirst().text("targetPort"));
          assertEquals(
              PORTS.get(service.name()), service.list("spec", "ports").getFirst().text("port"));
        });
  }

  @Test
  void podsHaveNoRightsTheyDoNotNeed() {
    forEach(
        "Deployment",
        deployment -> {
          Manifest pod = pod(deployment);
          Manifest container = container(deployment);
          assertEquals("false", pod.text("automountServiceAccountToken"), deployment::toString);
          assertEquals("false", pod.text("enableServiceLinks"), deployment::toString);
          assertEquals("true", pod.text("securityContext", "runAsNonRoot"));
          assertEquals("10001", pod.text("securityContext", "runAsUser"));
          assertEquals("10001", pod.text("securityContext", "runAsGroup"));
          assertEquals("RuntimeDefault", pod.text("securityContext", "seccompProfile", "type"));
          assertEquals("true", container.text("securityContext", "readOnlyRootFilesystem"));
          assertEquals("false", container.text("securityContext", "allowPrivilegeEscalation"));
          assertEquals(List.of("ALL"), container.texts("securityContext", "capabilities", "drop"));
          assertEquals("/tmp", container.list("volumeMounts").getFirst().text("mountPath"));
          assertEquals(
              container.list("volumeMounts").getFirst().text("name"),
              pod.list("volumes").getFirst().text("name"));
          assertFalse(container.text("resources", "requests", "memory").isEmpty());
          assertEquals(
              container.text("resources", "requests", "memory"),
              container.text("resources", "limits", "memory"));
        });
  }

  @Test
  void podsMayLiveUntilTheirBinsHaveDrained() {
    int drain = Integer.parseInt(baseSettings().get("DRAIN_SECONDS"));
    forEach(
        "Deployment",
        deployment -> {
          List<String> pause =
              container(deployment).texts("lifecycle", "preStop", "exec", "command");
          int before = pause.isEmpty() ? 0 : Integer.parseInt(pause.getLast());
          int grace = Integer.parseInt(pod(deployment).text("terminationGracePeriodSeconds"));
          // Requests under way have 5 seconds of their own, and what is given back takes a moment.
          assertTrue(grace >= before + drain + 10, () -> deployment + " is killed after " + grace);
        });
  }

  private static Map<String, String> baseSettings() {
    return Project.settings(FOLDER.resolve("base/settings.env"));
  }

  @Test
  void settingsAreThoseThatTheServicesHave() {
    Set<String> documented = Project.documentedSettings();
    Map<String, String> set = new TreeMap<>(baseSettings());
    set.putAll(Project.settings(FOLDER.resolve("example/secret.env.example")));
    kind("Deployment").forEach(deployment -> set.putAll(environment(container(deployment))));
    for (Manifest generator :
        Manifest.read(FOLDER.resolve("example/kustomization.yaml"))
            .getFirst()
            .list("configMapGenerator")) {
      generator.texts("literals").forEach(literal -> set.put(literal.split("=", 2)[0], ""));
    }
    var unknown = new TreeSet<>(set.keySet());
    unknown.removeAll(documented);
    assertEquals(Set.of(), unknown, "not in docs/settings.md");
    for (String needed :
        List.of(
            "DATABASE_URL",
            "DATABASE_USER",
            "DATABASE_PASSWORD",
            "S3_BUCKET",
            "S3_ACCESS_KEY",
            "S3_SECRET_KEY")) {
      assertTrue(set.containsKey(needed), needed);
    }
    forEach(
        "Deployment",
        deployment ->
            assertEquals(
                List.of("amplify-settings", "amplify-keys"),
                container(deployment).list("envFrom").stream()
                    .map(from -> from.text("configMapRef", "name") + from.text("secretRef", "name"))
                    .toList()));
  }

  @Test
  void imagesAndRolesBelongTogether() {
    forEach(
        "Deployment",
        deployment -> {
          Manifest container = container(deployment);
          Map<String, String> labels = podLabels(deployment);
          String name = labels.get("app.kubernetes.io/name");
          assertEquals(
              "amplify-" + name, container.text("image"), "the overlay chooses the version");
          assertEquals(
              List.of("--role", labels.get("app.kubernetes.io/component")),
              container.texts("args"));
        });
    Set<String> images =
        Manifest.read(FOLDER.resolve("example/kustomization.yaml"))
            .getFirst()
            .list("images")
            .stream()
            .map(image -> image.text("name"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        kind("Deployment")
            .map(deployment -> container(deployment).text("image"))
            .collect(Collectors.toCollection(TreeSet::new)),
        images);
  }

  @Test
  void scalersFollowTheQueueOfTheirWorkers() {
    Set<String> metrics = Project.documentedMetrics();
    forEach(
        "ScaledObject",
        scaled -> {
          assertEquals("keda.sh/v1alpha1", scaled.text("apiVersion"));
          assertEquals(Set.of("apiVersion", "kind", "metadata", "spec"), scaled.content().keySet());
          assertEquals(
              Set.of(
                  "scaleTargetRef",
                  "minReplicaCount",
                  "maxReplicaCount",
                  "pollingInterval",
                  "cooldownPeriod",
                  "triggers"),
              scaled.at("spec").content().keySet());
          Manifest trigger = scaled.list("spec", "triggers").getFirst();
          assertEquals("prometheus", trigger.text("type"));
          assertEquals(
              Set.of(
                  "serverAddress", "query", "threshold", "activationThreshold", "ignoreNullValues"),
              trigger.at("metadata").content().keySet());
          trigger
              .at("metadata")
              .content()
              .forEach((name, value) ->
                  assertTrue(value instanceof String, () -> "KEDA takes texts only: " + name));
          String query = trigger.text("metadata", "query");
          List<String> used = METRIC.matcher(query).results().map(found -> found.group()).toList();
          assertTrue(!used.isEmpty() && metrics.containsAll(used), () -> scaled + ": " + used);
          assertTarget(scaled, query);
        });
    forEach(
        "HorizontalPodAutoscaler",
        scaler -> {
          Manifest metric = scaler.list("spec", "metrics").getFirst().at("external", "metric");
          assertTrue(metrics.contains(metric.text("name")), scaler::toString);
          String processor = metric.text("selector", "matchLabels", "processor");
          assertTarget(scaler, "processor=\"%s\"".formatted(processor));
        });
  }

  private void assertTarget(Manifest scaler, String query) {
    Manifest target =
        kind("Deployment")
            .filter(deployment ->
                deployment.name().equals(scaler.text("spec", "scaleTargetRef", "name")))
            .findFirst()
            .orElseThrow(() -> new AssertionError(scaler + " scales nothing that is there"));
    assertEquals("Deployment", scaler.text("spec", "scaleTargetRef", "kind"));
    assertEquals("", target.text("spec", "replicas"), () -> "both scale and state: " + target);
    String name = podLabels(target).get("app.kubernetes.io/name");
    assertTrue(query.contains("processor=\"%s\"".formatted(name)), () -> scaler + ": " + query);
  }

  @Test
  void whoMayAskReachesThePortThatIsOpen() {
    forEach(
        "NetworkPolicy",
        policy ->
            policy.list("spec", "ingress").stream()
                .flatMap(rule -> rule.list("ports").stream())
                .forEach(port -> assertEquals("http", port.text("port"), policy::toString)));
    List<String> open =
        kind("NetworkPolicy")
            .flatMap(policy -> policy.list("spec", "egress").stream())
            .flatMap(rule -> rule.list("ports").stream())
            .map(port -> port.text("port"))
            .toList();
    // The ports of the addresses that are set here.
    for (String set :
        List.of(
            Project.settings(FOLDER.resolve("example/secret.env.example")).get("DATABASE_URL"),
            baseSettings().get("S3_ENDPOINT_URL"))) {
      String port = set.replaceFirst(".*:(\\d+).*", "$1");
      assertTrue(open.contains(port), () -> "closed: " + set);
    }
  }
}
