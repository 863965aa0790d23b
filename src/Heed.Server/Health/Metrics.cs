using System.Diagnostics;
using System.Globalization;
using System.Text;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Ownership;
using Heed.Platform.Store;

namespace Heed.Server.Health;

/// <summary>Measurements in Prometheus' text format (0.0.4): no exporter package restores here, and the format is a page of text.</summary>
internal sealed class Metrics(StoreCore store, RequestCounts requests, ReaderPlaces places, IShardOwnership ownership, TimeProvider time)
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var page = new StringBuilder(8192);
        WriteRequests(page);
        WriteLanes(page);
        WriteProcess(page);
        try
        {
            await WriteStoreAsync(page, cancellationToken);
        }
        catch (Refusal refusal)
        {
            page.Append("# the store does not answer: ").AppendLine(refusal.Code);
        }

        return page.ToString();
    }

    private void WriteRequests(StringBuilder page)
    {
        Head(page, "heed_http_request_seconds", "histogram", "Time to answer, by method, route and status class.");
        foreach (var (key, histogram) in requests.All)
        {
            var labels = $"method=\"{key.Method}\",route=\"{key.Route}\",status=\"{key.Class}xx\"";
            foreach (var (bound, count) in histogram.Cumulative()) Line(page, "heed_http_request_seconds_bucket", $"{labels},le=\"{Number(bound)}\"", count);
            Line(page, "heed_http_request_seconds_bucket", labels + ",le=\"+Inf\"", histogram.Count);
            Line(page, "heed_http_request_seconds_sum", labels, histogram.Sum);
            Line(page, "heed_http_request_seconds_count", labels, histogram.Count);
        }
    }

    private void WriteLanes(StringBuilder page)
    {
        Single(page, "heed_lane_batches_total", "counter", "Transactions committed by the lanes.", store.Counts.Batches);
        Single(page, "heed_lane_units_total", "counter", "Units of work committed.", store.Counts.Units);
        Single(page, "heed_lane_batch_seconds_total", "counter", "Time spent writing batches.", store.Counts.Busy.TotalSeconds);
        Single(page, "heed_lane_refused_total", "counter", "Units that the store itself refused: disk full, out of reach.", store.Counts.Refused);
        Single(page, "heed_lane_waiting", "gauge", "Units waiting to be written.", store.Waiting);
        Single(page, "heed_live_sockets", "gauge", "Open live sockets of agents and visitors.", LiveSockets.Open);
        Single(page, "heed_shards_owned", "gauge", "Shards that this node reacts for.", Enumerable.Range(0, ownership.Shards).Count(s => ownership.Fence(s) is not null));
    }

    private async Task WriteStoreAsync(StringBuilder page, CancellationToken cancellationToken)
    {
        Head(page, "heed_reader_behind_events", "gauge", "Events that a ledger reader has not handled yet, in the workspace where it is furthest behind.");
        foreach (var (reader, behind) in await places.BehindAsync(cancellationToken)) Line(page, "heed_reader_behind_events", $"reader=\"{reader}\"", behind);
        var late = time.GetUtcNow() - Late;
        using var session = store.Read();
        Single(page, "heed_ledger_events_total", "counter", "Events of all ledgers.", await session.NumberAsync($"select cast(sum(seq) as bigint) from platform_ledger_heads", cancellationToken));
        Single(page, "heed_ledger_parked_events", "gauge", "Events that a reader gave up on; see heed doctor.", await session.NumberAsync($"select count(*) from platform_ledger_parked", cancellationToken));
        Single(page, "heed_timers_late", "gauge", "Timers due for more than five seconds.", await session.NumberAsync($"select count(*) from platform_timers where due < {late}", cancellationToken));
    }

    private static void WriteProcess(StringBuilder page)
    {
        using var process = Process.GetCurrentProcess();
        Single(page, "process_resident_memory_bytes", "gauge", "Resident memory.", process.WorkingSet64);
        Single(page, "process_cpu_seconds_total", "counter", "CPU time.", process.TotalProcessorTime.TotalSeconds);
        Single(page, "process_start_time_seconds", "gauge", "Start, in Unix time.", new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeMilliseconds() / 1000.0);
        Single(page, "dotnet_gc_heap_bytes", "gauge", "Managed heap after the last collection.", GC.GetGCMemoryInfo().HeapSizeBytes);
        Single(page, "dotnet_gc_pause_seconds_total", "counter", "Time stopped for garbage collection.", GC.GetTotalPauseDuration().TotalSeconds);
        Single(page, "dotnet_threadpool_threads", "gauge", "Threads of the pool.", ThreadPool.ThreadCount);
        Single(page, "dotnet_threadpool_queue_length", "gauge", "Work waiting for a thread.", ThreadPool.PendingWorkItemCount);
    }

    private static void Single(StringBuilder page, string name, string type, string help, double value)
    {
        Head(page, name, type, help);
        page.Append(name).Append(' ').AppendLine(Number(value));
    }

    private static void Head(StringBuilder page, string name, string type, string help) =>
        page.Append("# HELP ").Append(name).Append(' ').AppendLine(help).Append("# TYPE ").Append(name).Append(' ').AppendLine(type);

    private static void Line(StringBuilder page, string name, string labels, double value) =>
        page.Append(name).Append('{').Append(labels).Append("} ").AppendLine(Number(value));

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
