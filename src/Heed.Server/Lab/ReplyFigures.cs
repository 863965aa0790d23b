namespace Heed.Server.Lab;

/// <summary>How many texts were cut exactly as wanted, and which were not.</summary>
internal sealed record ReplyFigures(int Exact, int Total, IReadOnlyList<string> Misses)
{
    public string Words() => string.Join('\n', [$"{Exact} of {Total} exact", .. Misses.Select(m => $"  miss {m}")]);
}
