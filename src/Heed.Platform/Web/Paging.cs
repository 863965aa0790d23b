using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Heed.Kernel;

namespace Heed.Platform.Web;

/// <summary>Keyset pages: an opaque cursor holds the last row's sort key, never an offset.</summary>
public static class Paging
{
    /// <summary>Default size of a page.</summary>
    public const int Default = 50;

    /// <summary>Largest size of a page.</summary>
    public const int Max = 200;

    /// <exception cref="InvalidRefusal">The limit is not between 1 and <see cref="Max"/>.</exception>
    public static int Limit(int? limit) => limit switch
    {
        null => Default,
        >= 1 and <= Max => limit.Value,
        _ => throw new InvalidRefusal("limit", "outOfRange", $"Between 1 and {Max}."),
    };

    /// <summary>An opaque cursor over the sort key.</summary>
    public static string Encode<TKey>(TKey key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <exception cref="InvalidRefusal">The cursor was not made by <see cref="Encode{TKey}"/>.</exception>
    public static TKey? Decode<TKey>(string? cursor)
    {
        if (cursor is null) return default;
        try
        {
            return cursor.Length > 400 ? throw new FormatException() : JsonSerializer.Deserialize<TKey>(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException)
        {
            throw new InvalidRefusal("after", "badCursor", "This cursor was not given out by this list.");
        }
    }

    /// <summary>A page from one row more than asked for.</summary>
    public static Page<T> From<T, TKey>(List<T> rows, int limit, Func<T, TKey> key)
    {
        if (rows.Count <= limit) return new Page<T>(rows, null);
        var items = rows.GetRange(0, limit);
        return new Page<T>(items, Encode(key(items[^1])));
    }
}
