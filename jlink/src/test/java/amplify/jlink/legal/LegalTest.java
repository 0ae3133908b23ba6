package amplify.jlink.legal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Licences of services that consist of small jars made here. */
class LegalTest {

  private static final String OURS = "org.example.ours";
  private static final String MIT =
      "The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.";

  @TempDir Path folder;
  private final List<String> listed = new ArrayList<>();
  private Path modules;
  private Path legal;

  @BeforeEach
  void makeFolders() throws IOException {
    modules = Files.createDirectories(folder.resolve("modules"));
    legal = Files.createDirectories(folder.resolve("legal"));
    Files.createDirectories(legal.resolve("java.base"));
    Files.writeString(legal.resolve("java.base/LICENSE"), "The GNU General Public License (GPL)");
  }

  private static String entry(String group, String name, String licences) {
    return "{\"type\": \"library\", \"bom-ref\": \"%2$s\", \"group\": \"%1$s\", \"name\": \"%2$s\", \"version\": \"1.0\", \"licenses\": [%3$s]}"
        .formatted(group, name, licences);
  }

  private static String id(String licence) {
    return "{\"license\": {\"id\": \"%s\"}}".formatted(licence);
  }

  private void library(String group, String name, String licences, Map<String, String> files)
      throws IOException {
    listed.add(entry(group, name, licences));
    jar(name, files);
  }

  private void jar(String name, Map<String, String> files) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(modules.resolve(name + "-1.0.jar")))) {
      for (var file : files.entrySet()) {
        jar.putNextEntry(new JarEntry(file.getKey()));
        jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
  }

  private static String sbom(List<String> components) {
    return "{\"metadata\": {\"component\": {\"group\": \"%s\", \"name\": \"service\", \"bom-ref\": \"service\"}}, \"components\": [%s]}"
        .formatted(OURS, String.join(", ", components));
  }

  private void write() throws IOException {
    Path sbom = folder.resolve("sbom.cdx.json");
    Files.writeString(sbom, sbom(listed));
    Legal.write(modules, sbom, legal);
  }

  private String refused() {
    return assertThrows(LegalException.class, this::write).getMessage();
  }

  private String text(String path) throws IOException {
    return Files.readString(legal.resolve(path));
  }

  @Test
  void filesOfTheSameNameStaySeparate() throws IOException {
    library("org.a", "alpha", id("MIT"), Map.of("META-INF/LICENSE", "alpha " + MIT));
    library("org.b", "beta", id("MIT"), Map.of("META-INF/LICENSE", "beta " + MIT));

    write();

    assertEquals("alpha " + MIT, text("alpha-1.0/LICENSE"));
    assertEquals("beta " + MIT, text("beta-1.0/LICENSE"));
  }

  @Test
  void theChecksumIsOfTheJarAsItIs() throws IOException {
    library("org.a", "alpha", id("MIT"), Map.of("META-INF/LICENSE", MIT));

    write();
    String first = text("sbom.cdx.json");
    jar("alpha", Map.of("META-INF/LICENSE", MIT, "org/a/New.class", "rebuilt"));
    write();

    assertTrue(first.contains("\"SHA-256\""), first);
    assertFalse(first.equals(text("sbom.cdx.json")));
  }

  @Test
  void aJarWithoutATextGetsThatOfItsLicence() throws IOException {
    library("org.a", "alpha", id("Apache-2.0"), Map.of("META-INF/NOTICE", "Alpha's notice"));

    write();

    assertTrue(text("alpha-1.0/LICENSE-Apache-2.0.txt").contains("Grant of Patent License"));
    assertEquals("Alpha's notice", text("alpha-1.0/NOTICE"));
  }

  @Test
  void aReferenceToALicenceIsNotItsText() throws IOException {
    library(
        "org.a",
        "alpha",
        id("Apache-2.0"),
        Map.of("META-INF/LICENSE", "See http://www.apache.org/licenses/LICENSE-2.0"));

    write();

    assertTrue(Files.exists(legal.resolve("alpha-1.0/LICENSE-Apache-2.0.txt")));
  }

  @Test
  void aTextThatNamesACopyrightIsNotMadeUp() throws IOException {
    library("org.a", "alpha", id("MIT"), Map.of());

    String message = refused();

    assertTrue(message.contains("org.a:alpha:1.0 is under MIT"), message);
    assertTrue(message.contains("libraries.json"), message);
  }

  @Test
  void aNotedCopyrightGoesIntoTheText() throws IOException {
    library("com.twelvemonkeys.imageio", "imageio-x", id("BSD-4-Clause"), Map.of());

    write();

    String text = text("imageio-x-1.0/LICENSE-BSD-3-Clause.txt");
    assertTrue(text.startsWith("Copyright (c) 2008-2020, Harald Kuhr"), text);
    assertFalse(text.contains("<"), text);
  }

  @Test
  void aLicenceThatIsNotOnTheListIsRefused() throws IOException {
    library("org.a", "alpha", id("AGPL-3.0-only"), Map.of("LICENSE", "AGPL"));

    String message = refused();

    assertTrue(message.contains("org.a:alpha:1.0 is under 'AGPL-3.0-only'"), message);
    assertTrue(message.contains("accepted.json"), message);
  }

  @Test
  void aChoiceIsMadeByPeople() throws IOException {
    library("org.a", "alpha", id("MIT") + "," + id("Apache-2.0"), Map.of("LICENSE", MIT));

    String message = refused();

    assertTrue(message.contains("[Apache-2.0, MIT]"), message);
  }

  @Test
  void aJarThatTheBuildHasNotListedIsRefused() throws IOException {
    jar("stray", Map.of());

    assertTrue(refused().contains("stray-1.0.jar"));
  }

  @Test
  void copiesOfLibrariesThatNobodyKnowsOfAreRefused() throws IOException {
    library(
        "org.a",
        "alpha",
        id("MIT"),
        Map.of("LICENSE", MIT, "org/a/shaded/org/b/Beta.class", "bytes"));

    String message = refused();

    assertTrue(message.contains("org/a/shaded/org/b"), message);
    assertTrue(message.contains("bundles"), message);
  }

  @Test
  void aLibraryInsideOfAnotherHasItsFolderAndIsListed() throws IOException {
    library(
        "org.postgresql",
        "driver",
        id("BSD-2-Clause"),
        Map.of(
            "META-INF/LICENSE",
            "Redistributions in binary form must reproduce the above copyright notice",
            "META-INF/licenses/com.ongres.scram/scram-client-3.2/META-INF/LICENSE",
            "OnGres: Redistributions in binary form must reproduce the above copyright notice",
            "org/postgresql/shaded/com/ongres/Scram.class",
            "bytes"));

    write();

    assertTrue(text("scram-client-3.2/LICENSE").startsWith("OnGres"));
    assertTrue(text("THIRD-PARTY.txt").contains("> com.ongres.scram:scram-client:3.2"));
    assertTrue(text("sbom.cdx.json").contains("pkg:maven/com.ongres.scram/scram-client@3.2"));
  }

  @Test
  void aShadedModuleOfOursNamesWhatItHolds() throws IOException {
    String inside =
        entry("org.b", "beta", id("MIT")).replace("\"type\"", "\"scope\": \"optional\", \"type\"");
    library(
        OURS,
        "amplify.merged",
        id("Apache-2.0"),
        Map.of(
            "META-INF/LICENSE", "ours",
            "META-INF/NOTICE", "our notice",
            "META-INF/sbom/sbom.cdx.json", sbom(List.of(inside)),
            "META-INF/licenses/beta-1.0-jar/META-INF/LICENSE", "beta " + MIT,
            "org/b/Beta.class", "bytes"));

    write();

    assertEquals("beta " + MIT, text("beta-1.0/LICENSE"));
    assertEquals("our notice", text("amplify-1.0/NOTICE"));
    assertTrue(text("THIRD-PARTY.txt").contains("> org.b:beta:1.0"));
    assertEquals(
        "Apache-2.0 AND (GPL-2.0-only WITH Classpath-exception-2.0) AND MIT",
        Legal.licences(legal));
  }

  @Test
  void aShadedModuleOfOursWithoutAListIsRefused() throws IOException {
    library(
        OURS,
        "amplify.merged",
        id("Apache-2.0"),
        Map.of("META-INF/LICENSE", "", "META-INF/NOTICE", "", "org/b/Beta.class", "bytes"));

    String message = refused();

    assertTrue(message.contains("licences-of-shaded"), message);
  }
}
