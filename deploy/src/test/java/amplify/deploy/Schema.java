package amplify.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The schema of Kubernetes' own kinds: unknown fields, missing ones, and values that do not fit.
 */
final class Schema {

  /** Throws if what it is given is not of its kind. */
  @FunctionalInterface
  private interface Check {
    void check(JsonElement json) throws IOException;
  }

  private record Kind(Check check, Class<?> type) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "apps/v1 Deployment",
          new Kind(V1Deployment::validateJsonElement, V1Deployment.class),
          "v1 Service",
          new Kind(V1Service::validateJsonElement, V1Service.class),
          "v1 Namespace",
          new Kind(V1Namespace::validateJsonElement, V1Namespace.class),
          "policy/v1 PodDisruptionBudget",
          new Kind(V1PodDisruptionBudget::validateJsonElement, V1PodDisruptionBudget.class),
          "networking.k8s.io/v1 NetworkPolicy",
          new Kind(V1NetworkPolicy::validateJsonElement, V1NetworkPolicy.class),
          "autoscaling/v2 HorizontalPodAutoscaler",
          new Kind(
              V2HorizontalPodAutoscaler::validateJsonElement, V2HorizontalPodAutoscaler.class));

  private Schema() {}

  /** What is wrong with a manifest; empty if nothing is. */
  static Optional<String> problem(Manifest manifest) {
    String name = "%s %s".formatted(manifest.text("apiVersion"), manifest.text("kind"));
    Kind kind = KINDS.get(name);
    if (kind == null) {
      return Optional.of("There is no schema for the kind '%s'".formatted(name));
    }
    JsonElement json = JSON.getGson().toJsonTree(manifest.content());
    try {
      kind.check().check(json);
      // The check knows names; types are known to who reads.
      Object read = JSON.getGson().fromJson(json, kind.type());
      return read == null ? Optional.of("The manifest is empty") : Optional.empty();
    } catch (IOException | IllegalArgumentException | JsonParseException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
