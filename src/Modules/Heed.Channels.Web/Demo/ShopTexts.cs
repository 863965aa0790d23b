using System.Collections.Frozen;

namespace Heed.Channels.Web.Demo;

/// <summary>The shop's words in one language, from its catalogue.</summary>
internal sealed class ShopTexts
{
    private static readonly FrozenDictionary<string, ShopTexts> All = new[] { "zh-CN", "en" }.ToFrozenDictionary(l => l, l => new ShopTexts(l));
    private readonly Dictionary<string, string> _texts;

    private ShopTexts(string language)
    {
        Language = language;
        using var stream = typeof(ShopTexts).Assembly.GetManifestResourceStream($"shop.{language}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    public string Language { get; }

    public string this[string key] => _texts[key];

    /// <summary>The texts of the language asked for, else of the browser's.</summary>
    public static ShopTexts For(string? asked, HttpRequest request)
    {
        var wanted = asked ?? request.Headers.AcceptLanguage.ToString();
        return All[wanted.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN"];
    }
}
