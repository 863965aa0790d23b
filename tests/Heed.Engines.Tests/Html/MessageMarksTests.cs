using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Heed.Html;

namespace Heed.Engines.Tests.Html;

public sealed partial class MessageMarksTests
{
    private static readonly Dictionary<string, string> Pictures = new() { ["shot.png"] = "cid:shot" };

    /// <summary>The cases that the console's reader is held to as well.</summary>
    [Fact]
    public void Marks_become_the_elements_that_the_console_shows()
    {
        foreach (var one in Cases()) Assert.Equal((one.Text, one.Html), (one.Text, Bare(MessageMarks.Html(one.Text, Pictures))));
    }

    [Theory]
    [InlineData("a **b** *c* `d`\r\n- **e**\n> _f_", "a b c d\n- e\n> f")]
    [InlineData("[page](https://x.example) https://x.example", "page <https://x.example> https://x.example")]
    [InlineData("![shot.png]\n1. a", "[shot.png]\n1. a")]
    [InlineData("3 * 4, 张**，**open", "3 * 4, 张**，**open")]
    public void Without_formatting_only_the_marks_are_gone(string text, string plain) => Assert.Equal(plain, MessageMarks.Plain(text));

    [Fact]
    public void Pictures_are_named_once() => Assert.Equal(["a.png", "b c.jpg"], MessageMarks.Pictures("![a.png] ![b c.jpg]\n> ![a.png] `![c.png]`").Order());

    [Fact]
    public void Whatever_is_typed_becomes_balanced_harmless_HTML_and_loses_no_letter()
    {
        var pieces = Gen.Elements("**", "*", "_", "`", "[", "]", "](", ")", "https://x.example/a", "javascript:", "![", "> ", "- ", "1. ", "\n", " ", "a", "字", "，", "<b>", "&amp;", "\"");
        var texts = Gen.ListOf(pieces).Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var html = MessageMarks.Html(text);
            // The sanitizer writes only what is balanced and allowed: that it changes nothing says that nothing else was written.
            Assert.Equal(html, HtmlSanitizer.Clean(html).Html);
            Assert.DoesNotContain("href=\"javascript", html, StringComparison.Ordinal);
            Assert.Equal(Letters(text), Letters(MessageMarks.Plain(text)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_wall_of_marks_is_read_in_no_time()
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var piece in (string[])["**", "**a ", "*a ", "_", "`", "[", "![a", "[a](", "> ", "- ", "1. a\n", "https://"]) MessageMarks.Html(string.Concat(Enumerable.Repeat(piece, 20_000)));
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(10), Stopwatch.GetElapsedTime(began).ToString());
    }

    private static string Letters(string text) => string.Concat(text.Where(c => c is 'a' or '字'));

    private static string Bare(string html) => Looks().Replace(html, "").Replace("&#96;", "`", StringComparison.Ordinal);

    private static IReadOnlyList<MarkCase> Cases([CallerFilePath] string here = "") =>
        JsonSerializer.Deserialize<List<MarkCase>>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "marks.json")), JsonSerializerOptions.Web)!;

    [GeneratedRegex(" (style|target|rel)=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Looks();

    private sealed record MarkCase(string Text, string Html);
}
