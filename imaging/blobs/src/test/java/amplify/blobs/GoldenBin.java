package amplify.blobs;

import amplify.testdata.TestBin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * A bin's golden outputs.
 *
 * @param features the 30 values by ROI; no values where there is no mask by definition
 * @param blobs the 18 values of every blob by ROI, for ROIs of more than one blob
 * @param masks by ROI
 */
record GoldenBin(
    Map<Integer, List<Double>> features,
    Map<Integer, List<List<Double>>> blobs,
    Map<Integer, Mask> masks) {

  static GoldenBin of(TestBin bin) throws IOException {
    var features = new LinkedHashMap<Integer, List<Double>>();
    for (List<Optional<Double>> row : rows(bin.goldenFeatures(), header(RoiFeatures.columns()))) {
      boolean blank = row.stream().skip(1).allMatch(Optional::isEmpty);
      features.put(row.getFirst().orElseThrow().intValue(), blank ? List.of() : values(row, 1));
    }
    var blobs = new LinkedHashMap<Integer, List<List<Double>>>();
    if (Files.exists(bin.goldenMultiblob())) {
      String header = "roi_number,blob_number," + header(BlobFeatures.columns()).substring(11);
      for (List<Optional<Double>> row : rows(bin.goldenMultiblob(), header)) {
        blobs
            .computeIfAbsent(row.getFirst().orElseThrow().intValue(), _ -> new ArrayList<>())
            .add(values(row, 2));
      }
    }
    return new GoldenBin(features, blobs, masks(bin));
  }

  private static String header(List<FeatureColumn> columns) {
    return "roi_number," + String.join(",", columns.stream().map(FeatureColumn::name).toList());
  }

  private static List<List<Optional<Double>>> rows(Path csv, String header) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    if (!lines.getFirst().equals(header)) {
      throw new IllegalStateException("'%s' is not '%s'".formatted(lines.getFirst(), header));
    }
    var rows = new ArrayList<List<Optional<Double>>>();
    for (String line : lines.subList(1, lines.size())) {
      var row = new ArrayList<Optional<Double>>();
      for (String field : line.split(",", -1)) {
        row.add(field.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(field)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Double> values(List<Optional<Double>> row, int from) {
    return row.stream().skip(from).map(value -> value.orElse(Double.NaN)).toList();
  }

  private static Map<Integer, Mask> masks(TestBin bin) throws IOException {
    var masks = new LinkedHashMap<Integer, Mask>();
    try (var zip = new ZipFile(bin.goldenBlobs().toFile())) {
      for (var entry : zip.stream().toList()) {
        String name = entry.getName();
        int roi = Integer.parseInt(name.substring(name.length() - 9, name.length() - 4));
        try (InputStream in = zip.getInputStream(entry)) {
          masks.put(roi, Mask.of(Pngs.read(in)));
        }
      }
    }
    return masks;
  }
}
