using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Heed.Kernel;

/// <summary>A place in a workspace's ledger. The epoch changes at restore and fail-over, so a cursor of another life is recognised.</summary>
public readonly record struct Cursor(long Epoch, long Seq)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Seq}");

    /// <summary>Reads <c>EPOCH.SEQ</c>; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cursor cursor)
    {
        cursor = default;
        if (text is null || text.Length > 40) return false;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0
            || !long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            || !long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return false;
        cursor = new Cursor(epoch, seq);
        return true;
    }
}
