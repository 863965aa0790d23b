using System.Text.Json;

namespace Heed.Customers.Profiles;

/// <summary>Friendly names for visitors who have not said theirs, such as "Visitor 3F2A". Stored as the name until a real one replaces it.</summary>
internal static class VisitorNames
{
    private static readonly Dictionary<string, string> Catalogue = Load();

    /// <summary>A name in the workspace's language; the code comes from the random tail of the id.</summary>
    public static string For(Guid customer, string? language)
    {
        var pattern = language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Catalogue["zh-CN"] : Catalogue["en"];
        return pattern.Replace("{code}", customer.ToString("N")[^4..].ToUpperInvariant(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Load()
    {
        using var stream = typeof(VisitorNames).Assembly.GetManifestResourceStream("visitor-names.json")
            ?? throw new InvalidOperationException("The visitors' name catalogue is not embedded.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
