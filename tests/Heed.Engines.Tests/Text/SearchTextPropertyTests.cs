using FsCheck;
using FsCheck.Fluent;
using Heed.Text;

namespace Heed.Engines.Tests.Text;

public sealed class SearchTextPropertyTests
{
    private static readonly Gen<string> Words = Gen.Elements("refund", "Order", "ORD-2024-1", "ada@example.com", "café", "１２３", "don't", "shoes", "Привет", "x");
    private static readonly Gen<string> Runs = Gen.Choose(1, 8).SelectMany(length => Gen.ArrayOf(Gen.Elements("退款单号手机的了是我你物流配送查询をいですㄅ한국".ToCharArray()), length).Select(c => new string(c)));
    private static readonly Gen<string> Signs = Gen.Elements(" ", "，", "。", "\n", "!", " - ", "\t", "😀", "\u0301", "\ud800");
    private static readonly Gen<string> Texts = Gen.Choose(1, 12).SelectMany(length => Gen.ArrayOf(Gen.OneOf(Words, Runs, Signs), length)).Select(p => string.Join(" ", p));
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Every_stretch_of_a_chinese_run_finds_its_text_and_is_indexed()
    {
        Check.One(Many, Prop.ForAll(Arb.From(Runs.SelectMany(run => Texts.SelectMany(before => Texts.SelectMany(after => Gen.Choose(0, 7).SelectMany(from => Gen.Choose(1, 8)
            .Select(length => (Text: before + run + after, Query: Cut(run, from, length)))))))), c => Finds(c.Text, c.Query)));
    }

    [Fact]
    public void Every_word_of_a_text_finds_it_and_is_indexed()
    {
        Check.One(Many, Prop.ForAll(Arb.From(Texts.SelectMany(text => Words.Select(word => (Text: text + " " + word + " .", Word: word)))), c => Finds(c.Text, c.Word)));
    }

    [Fact]
    public void Whatever_is_typed_is_read_and_what_is_found_lies_within_the_text()
    {
        Check.One(Many, Prop.ForAll(Arb.From(ArbMap.Default.GeneratorFor<string?>().SelectMany(a => Texts.Select(b => (a, b)))), c =>
        {
            var query = SearchQuery.Parse(c.a);
            foreach (var text in new[] { c.a ?? "", c.b, c.b + c.a })
            {
                var found = query.Match(text);
                if (found is null) continue;
                var terms = SearchTerms.Of(text);
                if (!query.Terms.All(terms.Contains)) return false;
                if (!found.TrueForAll(r => r.Start >= 0 && r.Length > 0 && r.End <= text.Length)) return false;
                var snippet = Snippet.Cut(text, found);
                if (!snippet.Ranges.All(r => r.Start >= 0 && r.Length > 0 && r.End <= snippet.Text.Length)) return false;
            }

            return true;
        }));
    }

    private static bool Finds(string text, string query)
    {
        var read = SearchQuery.Parse(query);
        var terms = SearchTerms.Of(text);
        return read.IsEmpty || (read.Match(text) is not null && read.Terms.All(terms.Contains));
    }

    private static string Cut(string run, int from, int length)
    {
        from %= run.Length;
        return run.Substring(from, Math.Min(length, run.Length - from));
    }
}
