using System.Diagnostics;

namespace Heed.Platform.Store;

/// <summary>What the lanes of this node have done since it started.</summary>
internal sealed class StoreCounts
{
    private long _batches, _units, _refused, _busy;

    public long Batches => Interlocked.Read(ref _batches);

    public long Units => Interlocked.Read(ref _units);

    public long Refused => Interlocked.Read(ref _refused);

    public TimeSpan Busy => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _busy));

    public void Committed(int units, long since)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _units, units);
        Interlocked.Add(ref _busy, Stopwatch.GetTimestamp() - since);
    }

    public void Refuse(int units) => Interlocked.Add(ref _refused, units);
}
