using System.Diagnostics;
using Heed.Kernel;

namespace Heed.Platform.Search;

/// <summary>
/// Windows of document numbers from the newest backwards, whole buckets, both ends included. A window that took no time is
/// followed by one four times as large, so that a common word ends in the first and a rare one takes few steps; one that
/// took long, because filters rule out most of what it holds, is followed by one of its own size.
/// </summary>
/// <param name="newest">Where to begin, included.</param>
public sealed class SearchWindows(WorkspaceId workspace, long newest)
{
    private const long First = 2, Largest = 512;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    private readonly long _floor = SearchIndex.Bounds(workspace).Floor;
    private long _to = newest, _buckets = First, _began;

    /// <summary>The next window; null when the beginning has been reached.</summary>
    public SearchWindow? Next()
    {
        if (_to <= _floor) return null;
        if (_began != 0 && Stopwatch.GetElapsedTime(_began) < Short) _buckets = Math.Min(_buckets * 4, Largest);
        _began = Stopwatch.GetTimestamp();
        var from = Math.Max(_floor, ((_to >> SearchIndex.BucketBits) - _buckets + 1) << SearchIndex.BucketBits);
        var window = new SearchWindow(from, _to);
        _to = from - 1;
        return window;
    }
}
