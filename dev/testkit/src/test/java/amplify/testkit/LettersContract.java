package amplify.testkit;

import amplify.api.BatchProcessor;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The contract, held against some processor of letters. */
class LettersContract extends BatchProcessorContract<Letters.None> {

  private final Path folder;
  private final Supplier<Letters> maker;

  LettersContract(Path folder, Supplier<Letters> maker) {
    this.folder = folder;
    this.maker = maker;
  }

  @Override
  protected BatchProcessor<Letters.None> processor() {
    return maker.get();
  }

  @Override
  protected Letters.None parameters() {
    return new Letters.None();
  }

  @Override
  protected List<InputUnit> units() {
    return List.of(
        unit("sentence", "Phaeocystis 2 globosa"), unit("word", "abc"), unit("empty", ""));
  }

  @Override
  protected List<InputUnit> unusableUnits() {
    return List.of(unit("question", "why?"));
  }

  private InputUnit unit(String id, String text) {
    try {
      Path file = Files.writeString(folder.resolve(id + ".txt"), text);
      return new InputUnit(id, List.of(new InputFile(id + ".txt", file, Files.size(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
