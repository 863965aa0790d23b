using System.Diagnostics;
using Heed.Kernel;

namespace Heed.Platform.Search;

/// <summary>
/// Windows of document numbers from the newest backwards, whole buckets, both ends included. The first is small; the next is
/// as large as what was found so far lets expect to be enough, or four times as large when nothing was found: a common word
/// ends soon, a rare one takes few steps. After one that took long, because filters rule out most of what it holds, they
/// grow no more.
/// </summary>
/// <param name="newest">Where to begin, included.</param>
/// <param name="takesAll">True where nothing is ruled out: one without hits cost a look into the index, however long a busy machine took for it.</param>
public sealed class SearchWindows(WorkspaceId workspace, long newest, bool takesAll = false)
{
    private const long First = 1, Most = 512, Growth = 4;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    private readonly long _floor = SearchIndex.Bounds(workspace).Floor;
    private long _to = newest, _buckets = First, _began;

    /// <summary>The next window; null when the beginning has been reached.</summary>
    /// <param name="found">Hits of the window before.</param>
    /// <param name="wanted">Hits still wanted.</param>
    public SearchWindow? Next(int found, int wanted)
    {
        if (_to <= _floor) return null;
        if (_began != 0)
        {
            var most = takesAll || Stopwatch.GetElapsedTime(_began) < Short ? Math.Min(_buckets * Growth, Most) : _buckets;
            // A quarter more than expected, since words come in clusters.
            _buckets = found == 0 ? most : Math.Clamp((long)Math.Ceiling(1.25 * wanted * _buckets / found), 1, most);
        }

        _began = Stopwatch.GetTimestamp();
        var from = Math.Max(_floor, ((_to >> SearchIndex.BucketBits) - _buckets + 1) << SearchIndex.BucketBits);
        var window = new SearchWindow(from, _to);
        _to = from - 1;
        return window;
    }
}
