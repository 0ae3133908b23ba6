package amplify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which folder may use which: the arrows of the picture in CONTRIBUTING. */
final class ArrowsTest {

  /** The folders that classes of a folder may use, beside their own. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("amplify.api", Set.of()),
          Map.entry("amplify.s3", Set.of()),
          Map.entry("formats", Set.of("amplify.api")),
          Map.entry("imaging", Set.of("amplify.api", "formats")),
          Map.entry("processors", Set.of("amplify.api", "formats", "imaging")),
          Map.entry("examples", Set.of("amplify.api", "formats", "imaging")),
          Map.entry("amplify.jobs", Set.of("amplify.api", "formats", "amplify.s3")),
          Map.entry(
              "amplify.runtime", Set.of("amplify.api", "formats", "amplify.s3", "amplify.jobs")),
          Map.entry("client", Set.of("amplify.api", "formats", "amplify.runtime/openapi")),
          Map.entry("jlink", Set.of()),
          Map.entry(
              "dev",
              Set.of(
                  "amplify.api",
                  "formats",
                  "imaging",
                  "processors",
                  "examples",
                  "amplify.s3",
                  "amplify.jobs",
                  "amplify.runtime",
                  "client",
                  "jlink")));

  private static final House HOUSE = House.read();

  @Test
  void everyFolderHasItsArrows() {
    assertEquals(new TreeSet<>(ARROWS.keySet()), HOUSE.topFolders());
    assertTrue(HOUSE.classes().size() > 900, "classes of every module: " + HOUSE.classes().size());
  }

  @TestFactory
  Stream<DynamicTest> arrowsPointOneWay() {
    return ARROWS.entrySet().stream()
        .map(arrow ->
            DynamicTest.dynamicTest(
                arrow.getKey() + " uses " + new TreeSet<>(arrow.getValue()),
                () ->
                    noClasses()
                        .that(HOUSE.in(arrow.getKey()))
                        .should()
                        .dependOnClassesThat(othersThan(arrow.getKey(), arrow.getValue()))
                        .check(HOUSE.classes())));
  }

  @Test
  void theClientNeedsNoServer() {
    noClasses()
        .that(HOUSE.in("client"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.helidon..", "software.amazon.awssdk..", "org.postgresql..", "java.sql..")
        .check(HOUSE.classes());
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("(**)").should().beFreeOfCycles().check(HOUSE.classes());
  }

  /** Classes of the project that are in none of the places. */
  private static DescribedPredicate<JavaClass> othersThan(String own, Set<String> allowed) {
    DescribedPredicate<JavaClass> inside = HOUSE.in(own);
    for (String place : allowed) {
      inside = inside.or(HOUSE.in(place));
    }
    return HOUSE.in("").and(DescribedPredicate.not(inside)).as("elsewhere in the project");
  }
}
