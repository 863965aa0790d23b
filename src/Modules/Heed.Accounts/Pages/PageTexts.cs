using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Heed.Accounts.Pages;

/// <summary>The words of the pages in one language.</summary>
internal sealed class PageTexts
{
    private static readonly FrozenDictionary<string, PageTexts> All =
        new[] { new PageTexts("en"), new PageTexts("zh-CN") }.ToFrozenDictionary(t => t.Language, StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, string> _words;

    private PageTexts(string language)
    {
        Language = language;
        using var stream = typeof(PageTexts).Assembly.GetManifestResourceStream($"texts.{language}.json")!;
        _words = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary><c>en</c> or <c>zh-CN</c>.</summary>
    public string Language { get; }

    /// <summary>The other language, for the link to it.</summary>
    public string Other => Language == "en" ? "zh-CN" : "en";

    /// <summary>Every key, for the test that compares the catalogues.</summary>
    public IReadOnlyCollection<string> Keys => _words.Keys;

    public string this[string key] => _words[key];

    public string Format(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, _words[key], values);

    public static PageTexts In(string language) => All[language];

    /// <summary>What the visitor chose with <c>?lang=</c>, else the first language of the browser that we speak.</summary>
    public static PageTexts For(HttpRequest request)
    {
        if (request.Query["lang"].ToString() is { Length: > 0 } chosen && All.TryGetValue(chosen, out var asked)) return asked;
        if (StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted))
        {
            foreach (var language in accepted.OrderByDescending(a => a.Quality ?? 1).Select(a => a.Value.ToString()))
            {
                if (language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return All["zh-CN"];
                if (language.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return All["en"];
            }
        }

        return All["en"];
    }
}
