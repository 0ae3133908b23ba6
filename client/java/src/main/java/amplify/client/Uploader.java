package amplify.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the bins of one upload over, parts of several files at a time. */
final class Uploader {

  /** How often addresses are asked for anew before a refusal counts. */
  private static final int RENEWALS = 3;

  private final Ingest ingest;
  private final PartSender sender;
  private final int atATime;
  private final String jobId;
  private final UploadMeter meter;
  private final FileCompletions completions;
  private final Map<String, SendingFile> files = new HashMap<>();

  Uploader(Ingest ingest, PartSender sender, int atATime, String jobId, UploadMeter meter) {
    this.ingest = ingest;
    this.sender = sender;
    this.atATime = atATime;
    this.jobId = jobId;
    this.meter = meter;
    this.completions = new FileCompletions(ingest, jobId, meter);
  }

  /** A part of a file to send; part 0 stands for a file that only has to be joined. */
  private record Errand(SendingFile file, int part) {}

  /**
   * Sends what is missing.
   *
   * @param status what the service has
   * @param bins the bins on disk
   */
  void send(IngestStatus status, List<LocalBin> bins) {
    var local = new HashMap<String, LocalFile>();
    for (LocalBin bin : bins) {
      bin.files().forEach(file -> local.put(bin.id() + "/" + file.uploadName(), file));
    }
    var sending = new ArrayList<SendingFile>();
    for (IngestBin bin : status.bins()) {
      for (IngestFile file : bin.files()) {
        LocalFile found =
            Optional.ofNullable(local.remove(bin.binId() + "/" + file.filename()))
                .orElseThrow(() -> unknown(bin.binId(), file.filename()));
        if (file.complete()) {
          meter.there(found.size());
          meter.fileComplete();
        } else {
          var next = new SendingFile(bin.binId(), found, file);
          meter.there(next.bytesThere());
          files.put(file.fileId(), next);
          sending.add(next);
        }
      }
    }
    if (!local.isEmpty()) {
      throw new UploadException(
          "The service left %s out of upload %s"
              .formatted(local.values().iterator().next().path(), jobId));
    }
    Together.forEach(errands(sending), atATime, this::carryOut);
  }

  private UploadException unknown(String binId, String filename) {
    return new UploadException(
        "Upload %s has the file %s of bin %s, which is not on disk"
            .formatted(jobId, filename, binId));
  }

  private static Iterator<Errand> errands(List<SendingFile> sending) {
    return sending.stream()
        .flatMap(file ->
            (file.missing().isEmpty() ? List.of(0) : file.missing())
                .stream().map(part -> new Errand(file, part)))
        .iterator();
  }

  private void carryOut(Errand errand) {
    SendingFile file = errand.file();
    boolean last = errand.part() == 0 || file.sent(errand.part(), etag(file, errand.part()));
    if (last) {
      completions.add(file);
    }
  }

  private String etag(SendingFile file, int part) {
    for (int renewals = 0; ; renewals++) {
      Optional<String> etag = sender.send(file, part, meter::sent);
      if (etag.isPresent()) {
        return etag.get();
      }
      renew(renewals, file);
    }
  }

  /** Asks for fresh addresses of the bin's files. */
  private void renew(int renewals, SendingFile file) {
    if (renewals == RENEWALS) {
      throw new UploadException(
          ("The object store refuses the addresses that the service signs (403), for %s first;"
                  + " are the clocks of service and store right?")
              .formatted(file.local().path()));
    }
    for (IngestBin bin : ingest.find(jobId, file.binId()).bins()) {
      for (IngestFile fresh : bin.files()) {
        Optional.ofNullable(files.get(fresh.fileId())).ifPresent(known -> known.renew(fresh));
      }
    }
  }

  static UploadException changed(LocalFile file) {
    return new UploadException(
        "%s has changed while it was uploaded; upload the folder again when it is written"
            .formatted(file.path()));
  }
}
