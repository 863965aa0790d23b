using Heed.Floor.Lines;

namespace Heed.Floor.Now;

/// <summary>
/// What happened in the lines today and in the last hour, in stretches of five minutes by brand and line. Pure: steps go in
/// in the order of the ledger, sums come out. Memory: a number for each answered customer of the day, and one entry for each who waits or is served.
/// </summary>
internal sealed class DayBook
{
    /// <summary>Seconds of one stretch.</summary>
    public const int StretchSeconds = 300;

    /// <summary>Steps of the trend, the last of them now.</summary>
    public const int TrendSteps = 12;

    /// <summary>No agent holds a place for longer than an hour for one customer: whoever answers the next day was not served all night.</summary>
    public const int MostHandling = 3600;

    private readonly Dictionary<LineKey, SortedDictionary<long, Stretch>> _lines = [];
    private readonly Dictionary<Guid, (LineKey Line, DateTimeOffset Since)> _waiting = [];
    private readonly Dictionary<Guid, (LineKey Line, DateTimeOffset Since)> _served = [];

    /// <summary>Lines in which something happened, or somebody waits.</summary>
    public IReadOnlyCollection<LineKey> Lines => _lines.Keys;

    /// <summary>Takes a step in. <paramref name="line"/> is where the conversation belongs now; a step that says another line is right.</summary>
    public void Take(Guid conversation, LineKey line, LineNews news, DateTimeOffset at)
    {
        var target = news.Queue is { } queue ? line with { Queue = queue } : line;
        var known = _waiting.TryGetValue(conversation, out var waits);
        if (news.Step == LineStep.Entered)
        {
            if (known && waits.Line == target) return;
            if (known) Of(waits.Line, at).Withdrawn++;
            _served.Remove(conversation);
            _waiting[conversation] = (target, known ? waits.Since : at);
            Of(target, at).Entered++;
            return;
        }

        // Nobody leaves a line twice; what began before this book began is believed when the event itself tells how long it was.
        if (!known && news.Seconds is null) return;
        var from = known ? waits.Line : target;
        var seconds = news.Seconds ?? (int)Math.Max(0, (at - waits.Since).TotalSeconds);
        _waiting.Remove(conversation);
        var stretch = Of(from, at);
        switch (news.Step)
        {
            case LineStep.Answered:
                stretch.Waits.Add(seconds);
                _served[conversation] = (from, at);
                break;
            case LineStep.Abandoned:
                stretch.Abandoned++;
                stretch.LostSeconds += seconds;
                break;
            default:
                stretch.Withdrawn++;
                break;
        }
    }

    /// <summary>
    /// Somebody waits whom no event has told of. Who came before the book began is known from now on, but not counted as having come; whoever came
    /// later has an event on its way, which counts them.
    /// </summary>
    /// <param name="begun">Since when events are taken in.</param>
    public void Stands(Guid conversation, LineKey line, DateTimeOffset since, DateTimeOffset begun)
    {
        if (since < begun) _waiting.TryAdd(conversation, (line, since));
    }

    /// <summary>An agent has brought it to its end.</summary>
    public void Ended(Guid conversation, DateTimeOffset at)
    {
        if (!_served.Remove(conversation, out var served)) return;
        var stretch = Of(served.Line, at);
        stretch.Handled++;
        stretch.HandledSeconds += Math.Min(MostHandling, (long)(at - served.Since).TotalSeconds);
    }

    /// <summary>The sum of a line since an instant. O(stretches + answered since).</summary>
    public DaySum Sum(LineKey line, DateTimeOffset since, int targetSeconds)
    {
        if (!_lines.TryGetValue(line, out var stretches)) return default;
        var sum = default(DaySum);
        foreach (var (number, s) in stretches)
        {
            if (number < Number(since)) continue;
            long waited = s.LostSeconds;
            var inTime = 0;
            foreach (var wait in s.Waits)
            {
                waited += wait;
                if (wait <= targetSeconds) inTime++;
            }

            sum += new DaySum(s.Entered, s.Waits.Count, inTime, s.Abandoned, waited, s.Handled, s.HandledSeconds);
        }

        return sum;
    }

    /// <summary>How many waited at the beginning of each of the last eleven stretches, and now: from now backwards, by who came and who left since.</summary>
    public void AddTrend(LineKey line, DateTimeOffset now, int waiting, int[] into)
    {
        _lines.TryGetValue(line, out var stretches);
        into[TrendSteps - 1] += waiting;
        var last = Number(now);
        for (var step = TrendSteps - 2; step >= 0; step--)
        {
            if (stretches is not null && stretches.TryGetValue(last - (TrendSteps - 2 - step), out var s)) waiting += s.Left - s.Entered;
            into[step] += Math.Max(0, waiting);
        }
    }

    /// <summary>Forgets what lies before an instant.</summary>
    public void Forget(DateTimeOffset before)
    {
        var number = Number(before);
        foreach (var stretches in _lines.Values)
        {
            while (stretches.Count > 0 && stretches.Keys.First() < number) stretches.Remove(stretches.Keys.First());
        }

        foreach (var (id, served) in _served.Where(s => s.Value.Since < before - TimeSpan.FromDays(1)).ToList()) _served.Remove(id);
    }

    private static long Number(DateTimeOffset at) => at.ToUnixTimeSeconds() / StretchSeconds;

    private Stretch Of(LineKey line, DateTimeOffset at)
    {
        if (!_lines.TryGetValue(line, out var stretches)) _lines[line] = stretches = [];
        if (!stretches.TryGetValue(Number(at), out var stretch)) stretches[Number(at)] = stretch = new Stretch();
        return stretch;
    }
}
