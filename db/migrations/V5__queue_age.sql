-- For metrics: the oldest task that may be claimed is the first entry of its processor, tasks that
-- wait for another attempt are the last ones. docs/decisions/0011-metrics.md tells more.

create index task_due on task (processor, run_after) where status = 'queued';
