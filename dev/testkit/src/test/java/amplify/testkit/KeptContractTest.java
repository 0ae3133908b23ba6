package amplify.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A processor that keeps the contract passes all of it. */
class KeptContractTest extends LettersContract {

  KeptContractTest(@TempDir Path folder) {
    super(folder, Letters::new);
  }
}
