package amplify.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The table at the end: one line a scenario, over all rounds. */
final class Report {

  private final Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();

  void add(Verdict verdict) {
    verdicts.computeIfAbsent(verdict.scenario(), name -> new ArrayList<>()).add(verdict);
  }

  /** What was wrong, with the scenario and the round before it. */
  List<String> faults() {
    return verdicts.values().stream()
        .flatMap(List::stream)
        .flatMap(verdict ->
            verdict.faults().stream()
                .map(fault ->
                    "%s, round %d: %s".formatted(verdict.scenario(), verdict.round(), fault)))
        .toList();
  }

  void print(Consumer<String> out) {
    out.accept(
        "%n%-24s%8s%10s%8s%10s  verdict"
            .formatted("scenario", "rounds", "seconds", "hits", "retries"));
    verdicts.forEach((name, all) -> {
      long lost = all.stream().filter(verdict -> !verdict.survived()).count();
      out.accept(
          "%-24s%8d%10.1f%8d%10d  %s"
              .formatted(
                  name,
                  all.size(),
                  all.stream().mapToDouble(Verdict::seconds).sum(),
                  all.stream().mapToInt(Verdict::hits).sum(),
                  all.stream().mapToInt(Verdict::retries).sum(),
                  lost == 0 ? "survived" : "FAILED in %d".formatted(lost)));
    });
  }
}
