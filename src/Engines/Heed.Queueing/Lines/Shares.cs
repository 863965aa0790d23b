namespace Heed.Queueing.Lines;

/// <summary>Which part of the last 64 hand-overs each line got, for lines that may not take more than a share.</summary>
internal sealed class Shares
{
    private const int Window = 64;
    private readonly Line?[] _last = new Line?[Window];
    private int _next;

    /// <summary>Whether any line has a limit; without one no line is over it.</summary>
    public bool Any { get; set; }

    public void Record(Line line)
    {
        ref var place = ref _last[_next++ % Window];
        if (place is not null) place.Recent--;
        place = line;
        line.Recent++;
    }

    public bool IsOver(Line line) => Any && line.Rules.ShareLimit is { } limit && line.Recent > limit * Window;
}
