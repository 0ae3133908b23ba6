package amplify.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The S3 server as a program of its own; {@link S3Process} starts it. Arguments: the folder of its
 * data, and its port. It prints its port and its keys, then obeys the lines {@code fail SHARE SEED}
 * and {@code heal} on its standard input, answering each with {@code ok}, and ends when that ends:
 * with whoever started it.
 */
final class S3Program {

  private S3Program() {}

  public static void main(String... words) throws IOException {
    var faults = new StoreFaults();
    EmbeddedS3 server = EmbeddedS3.start(Path.of(words[0]), Integer.parseInt(words[1]), faults);
    System.out.println(
        String.join(
            " ",
            S3Process.READY,
            String.valueOf(server.endpoint().getPort()),
            server.accessKey(),
            server.secretKey()));
    var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      obey(order.split(" ", -1), faults);
      System.out.println(S3Process.OBEYED);
    }
    System.exit(0);
  }

  private static void obey(String[] order, StoreFaults faults) {
    switch (order[0]) {
      case "fail" -> faults.begin(Double.parseDouble(order[1]), Long.parseLong(order[2]));
      case "heal" -> faults.end();
      default -> throw new EmbeddedException("'%s' is no order".formatted(order[0]));
    }
  }
}
