package amplify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations of proxies, judged by the proxies themselves where they are installed. */
class ProxyCommandTest {

  private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin");

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Amplify.run(new PrintWriter(out), new PrintWriter(err), words);
    return new Run(code, out.toString(), err.toString());
  }

  private static Run printed(String kind, String... more) {
    return run(
        Stream.concat(
                Stream.of(
                    "proxy",
                    kind,
                    "features=http://127.0.0.1:8001",
                    "convert=http://10.0.0.7:8010/images/"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static Path program(String name) {
    Optional<Path> found =
        FOLDERS.stream().map(at -> Path.of(at, name)).filter(Files::isExecutable).findFirst();
    assumeTrue(found.isPresent(), name + " is not installed, so that nobody judges");
    return found.orElseThrow();
  }

  private static void assertAccepted(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  @Test
  void nginxAcceptsItsConfiguration() throws Exception {
    Path nginx = program("nginx");
    String site = printed("nginx", "--port=18080", "--docs=" + folder.resolve("docs.html")).out();
    Path whole = folder.resolve("nginx.conf");
    Files.writeString(
        whole,
        "pid %s; error_log stderr; events {} http { access_log off;\n%s}\n"
            .formatted(folder.resolve("pid"), site));

    assertAccepted(nginx.toString(), "-t", "-p", folder.toString(), "-c", whole.toString());
  }

  @Test
  void apacheAcceptsItsConfiguration() throws Exception {
    Path apache = program("apache2");
    Path modules = Path.of("/usr/lib/apache2/modules");
    assumeTrue(Files.isDirectory(modules), "Apache's modules lie elsewhere");
    String site = printed("apache", "--port=18080", "--docs=" + folder.resolve("docs.html")).out();
    var whole = new StringBuilder("ServerName localhost\nErrorLog /dev/stderr\n");
    whole.append("PidFile ").append(folder.resolve("pid")).append('\n');
    for (String module :
        List.of(
            "mpm_event",
            "authz_core",
            "proxy",
            "proxy_http",
            "headers",
            "alias",
            "filter",
            "deflate",
            "reqtimeout",
            "env",
            "setenvif")) {
      whole.append("LoadModule %s_module %s/mod_%s.so\n".formatted(module, modules, module));
    }
    Path file = folder.resolve("apache.conf");
    Files.writeString(file, whole + site);

    assertAccepted(apache.toString(), "-t", "-d", folder.toString(), "-f", file.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, location /features/ {",
    "nginx, server 127.0.0.1:8001;",
    "nginx, proxy_pass http://amplify-convert/images/;",
    "nginx, proxy_buffering off;",
    "nginx, proxy_set_header X-Forwarded-Prefix /features;",
    "apache, <Location \"/features/\">",
    "apache, ProxyPass \"http://10.0.0.7:8010/images/\" nocanon flushpackets=on"
  })
  void servicesAreBelowTheirNames(String kind, String line) {
    Run run = printed(kind);

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains(line), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://localhost:8001 | 'http://localhost:8001' has no name; expected NAME=URL, as in features=http://localhost:8001",
        "Features=http://localhost:8001 | 'Features' is not a name of a service; expected lower-case letters, digits and dashes",
        "features=localhost | 'localhost' is not an address of a service; expected one like http://localhost:8001",
        "features=https://localhost | 'https://localhost' is not http; services speak plain HTTP behind the proxy",
        "docs=http://localhost | The name 'docs' is taken; expected another one"
      })
  void whatCannotBeIsExplained(String service, String message) {
    Run run = run("proxy", "nginx", service);

    assertEquals(2, run.code());
    assertTrue(run.err().contains(message), run.err());
  }

  @ParameterizedTest
  @CsvSource({"nginx", "apache"})
  void configurationsAreTheSameInEveryLocale(String kind) {
    String usual = printed(kind, "--port=8080").out();
    Locale own = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));

      assertEquals(usual, printed(kind, "--port=8080").out());
    } finally {
      Locale.setDefault(own);
    }
  }
}
