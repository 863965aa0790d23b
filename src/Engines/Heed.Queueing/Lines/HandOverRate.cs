namespace Heed.Queueing.Lines;

/// <summary>
/// How fast a line moves: the mean time between hand-overs while somebody stood in it, over the last twenty of the last hour. The time since the last one counts
/// too once it is longer than that, so that a line that has stopped does not promise what it did before.
/// </summary>
internal sealed class HandOverRate
{
    private const int Kept = 20, Fewest = 3;
    private readonly (long At, long Took)[] _last = new (long, long)[Kept];
    private int _next;
    private long _since = -1;

    /// <summary>Somebody begins to stand in the line, or still does.</summary>
    public void Standing(long now)
    {
        if (_since < 0) _since = now;
    }

    /// <summary>Nobody stands in the line any more.</summary>
    public void Empty() => _since = -1;

    /// <summary>Somebody who stood in the line was handed over.</summary>
    public void HandedOver(long now)
    {
        _last[_next++ % Kept] = (now, now - Math.Max(_since, 0));
        _since = now;
    }

    /// <summary>Microseconds a place in the line costs, or null when fewer than three hand-overs of the last hour are known.</summary>
    public double? MicrosAPlace(long now)
    {
        long sum = 0;
        var count = 0;
        for (var i = 0; i < Math.Min(_next, Kept); i++)
        {
            if (now - _last[i].At > Micros.Hour) continue;
            sum += _last[i].Took;
            count++;
        }

        if (count < Fewest) return null;
        var mean = (double)sum / count;
        var open = _since < 0 ? 0 : now - _since;
        return open > mean ? (double)(sum + open) / count : mean;
    }
}
