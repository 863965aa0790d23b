using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heed.Architecture.Tests;

public sealed partial class SourceTests
{
    private static readonly string[] Folders = ["src", "tests", "bench", "tools"];

    [Fact]
    public void No_source_file_is_longer_than_500_lines() =>
        Assert.Empty(Sources().Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal) && Repository.Read(f).AsSpan().Count('\n') > 500));

    [Fact]
    public void Files_are_named_after_what_they_do() =>
        Assert.Empty(Sources().Where(f => EmptyNames().IsMatch(Path.GetFileNameWithoutExtension(f))));

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var marks = Sources().Where(f => !f.EndsWith("/SourceTests.cs", StringComparison.Ordinal)).Where(f => Unfinished().IsMatch(Repository.Read(f)));
        Assert.Empty(marks);
    }

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        var chinese = Repository.Files("src", ".json").Concat(Repository.Files("web", ".json")).Where(f => f.Contains("zh-CN", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(chinese);
        foreach (var file in chinese)
        {
            var english = file.Replace("zh-CN", "en", StringComparison.Ordinal);
            Assert.Equal(Keys(Parse(english), ""), Keys(Parse(file), ""));
        }
    }

    private static JsonElement Parse(string file) => JsonDocument.Parse(Repository.Read(file)).RootElement;

    private static IEnumerable<string> Keys(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Keys(p.Value, PluralForm(path, p.Name))).Distinct().Order(StringComparer.Ordinal)
        : [path];

    // Chinese has one plural form where English has two.
    private static string PluralForm(string path, string name) => name is "one" or "other" or "zero" or "few" or "many" or "two" ? path : $"{path}/{name}";

    private static IEnumerable<string> Sources() => Folders.SelectMany(f => Repository.Files(f, ".cs"));

    [GeneratedRegex("(Utils?|Helpers?|Manager|Common|Misc|Stuff)$")]
    private static partial Regex EmptyNames();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();
}
