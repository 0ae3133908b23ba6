package amplify.runtime;

import amplify.api.About;
import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.ActionProcessor;
import amplify.api.Answer;
import amplify.api.BadInputException;
import amplify.api.NotFoundException;
import amplify.api.Parameter;
import amplify.api.Settings;
import java.util.List;
import java.util.Optional;

/** A processor of actions that need neither a database nor an object store. */
final class AtlasProcessor implements ActionProcessor {

  record Sheet(String region, @Parameter(min = 1, max = 99) int number) {}

  record Found(String region, int number, boolean folded) {}

  record Cover(@Parameter(pattern = "red|blue") String colour, Optional<Integer> copies) {}

  record Nothing() {}

  @Override
  public About about() {
    return new About("atlas", "1.2", "Maps.");
  }

  @Override
  public List<Action<?>> actions(Settings settings) {
    return List.of(
        Action.get("sheet", "/regions/{region}/sheets/{number}", Sheet.class, AtlasProcessor::sheet)
            .answering(Found.class)
            .example("A sheet", "{\"region\":\"alps\",\"number\":7}"),
        Action.post("cover", "/covers", Cover.class, AtlasProcessor::cover)
            .takingContent("image/*")
            .answering("text/plain"),
        Action.post("bind", "/bindings", Cover.class, (cover, call) -> Answer.text(cover.colour())),
        Action.get("edition", "/edition", Nothing.class, AtlasProcessor::edition)
            .answeringVersions(),
        Action.get("torn", "/torn", Nothing.class, AtlasProcessor::torn),
        Action.post("print", "/prints", Nothing.class, AtlasProcessor::print));
  }

  private static Answer sheet(Sheet sheet, ActionCall call) {
    if (sheet.region().equals("sea")) {
      throw new NotFoundException("There is no map of the sea");
    }
    if (sheet.region().equals("moon")) {
      throw new BadInputException("'moon' is too far away; expected a region of the earth");
    }
    return Answer.json(new Found(sheet.region(), sheet.number(), true));
  }

  private static Answer cover(Cover cover, ActionCall call) {
    return Answer.text(
        "%s, %d copies, %d bytes"
            .formatted(
                cover.colour(),
                cover.copies().orElse(1),
                call.content().map(content -> content.length).orElse(-1)));
  }

  private static Answer edition(Nothing nothing, ActionCall call) {
    return Answer.versioned("third", () -> Answer.text("The third edition"));
  }

  private static Answer torn(Nothing nothing, ActionCall call) {
    throw new IllegalStateException("a secret of the processor");
  }

  /** Needs more memory than the service ever has. */
  private static Answer print(Nothing nothing, ActionCall call) throws Exception {
    return call.compute(1L << 40, () -> Answer.text("printed"));
  }
}
