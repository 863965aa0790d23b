using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Heed.Portal.Pages;

/// <summary>The words around the articles: in Chinese for Chinese pages, else in English.</summary>
internal sealed class HelpTexts
{
    private static readonly HelpTexts Chinese = new("zh-CN"), English = new("en");
    private readonly FrozenDictionary<string, string> _words;

    private HelpTexts(string language)
    {
        using var stream = typeof(HelpTexts).Assembly.GetManifestResourceStream($"help.{language}.json")!;
        _words = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string this[string key] => _words[key];

    public static HelpTexts In(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    public string Format(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, _words[key], values);

    /// <summary>The name of a language in that language; the tag for one nobody knows.</summary>
    public static string NameOf(string language) => language switch
    {
        "zh-CN" or "zh" => "简体中文",
        "zh-TW" or "zh-HK" => "繁體中文",
        "en" => "English",
        "ja" => "日本語",
        "ko" => "한국어",
        "de" => "Deutsch",
        "fr" => "Français",
        "es" => "Español",
        _ => language,
    };
}
