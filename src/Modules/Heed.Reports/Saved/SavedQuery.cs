using System.Collections.Frozen;
using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Reports.Saved;

/// <summary>What a saved report is asked with. Pure.</summary>
internal static class SavedQuery
{
    /// <summary>Longest value of a parameter, in UTF-16 units: two ids and a comma fit.</summary>
    private const int MaxValue = 100;

    private static readonly FrozenSet<string> Names = new[] { "days", "from", "to", "agent", "team", "brand", "channel", "queue", "customers", "stat", "hours", "by", "view" }.ToFrozenSet(StringComparer.Ordinal);

    /// <exception cref="InvalidRefusal">A parameter is none of the reports' address, or too long.</exception>
    public static string Write(IReadOnlyDictionary<string, string> query)
    {
        var check = new Validate().That(query.Count <= Names.Count, "query", "tooMany", "Too many parameters.");
        foreach (var (name, value) in query.Take(Names.Count + 1))
        {
            check.That(Names.Contains(name), "query", "unknown", $"Parameters are: {string.Join(", ", Names.Order())}.")
                .That(value is { Length: > 0 and <= MaxValue } && !value.Any(char.IsControl), "query", "badValue", $"1 to {MaxValue} characters.");
        }

        check.Done();
        return JsonSerializer.Serialize(query.OrderBy(p => p.Key, StringComparer.Ordinal).ToDictionary(), HeedJson.Options);
    }

    public static IReadOnlyDictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json, HeedJson.Options)!;
}
