using System.Diagnostics;
using Heed.Text;
using Heed.Text.Normalising;

namespace Heed.Engines.Tests.Text;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Where is my refund?", "refunds")]
    [InlineData("We refunded you yesterday", "refund")]
    [InlineData("The policies changed", "policy change")]
    [InlineData("shipped", "shipping")]
    [InlineData("Addresses", "address")]
    [InlineData("Write to Ada.Lovelace@Example.com", "ada.lovelace@example.com")]
    [InlineData("Write to Ada.Lovelace@Example.com", "lovelace")]
    [InlineData("Order ORD-2024-00117 is late", "ord-2024-00117")]
    [InlineData("Order ORD-2024-00117 is late", "2024-00117")]
    [InlineData("Order ORD-2024-00117 is late", "00117")]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("Zürich café naïve", "zurich cafe naive")]
    [InlineData("Zu\u0308rich cafe\u0301", "zürich café")]
    [InlineData("我的退款单号是多少", "退款单号")]
    [InlineData("我的退款单号是多少", "款")]
    [InlineData("我的iPhone手机坏了", "iphone 手机")]
    [InlineData("我的訂單還沒發貨", "订单 没发货")]
    [InlineData("我的订单还没发货", "訂單還沒")]
    [InlineData("返品したいです", "返品した")]
    [InlineData("환불해 주세요", "환불")]
    [InlineData("I don't know", "dont")]
    [InlineData("I don’t know", "don't")]
    [InlineData("red blue shoes", "\"blue shoes\"")]
    [InlineData("退款，很慢", "“退款” 很慢")]
    public void A_query_finds_a_text_whatever_the_spelling(string text, string query) => Assert.NotNull(SearchQuery.Parse(query).Match(text));

    [Theory]
    [InlineData("red shoes, blue hat", "\"blue shoes\"")]
    [InlineData("refunds", "\"refund\"")]
    [InlineData("refund granted", "refund -granted")]
    [InlineData("退，款", "退款")]
    [InlineData("款退", "退款")]
    [InlineData("2024 ORD 00117", "ord-2024-00117")]
    [InlineData("anything", "")]
    [InlineData("anything", "-nothing")]
    [InlineData("anything", "\" ' * ( ) : ^ NEAR")]
    public void A_query_does_not_find_what_it_does_not_mean(string text, string query) => Assert.Null(SearchQuery.Parse(query).Match(text));

    [Fact]
    public void What_is_found_is_marked_where_it_stands()
    {
        const string text = "Ｒefunds: 退款 and café";
        var found = SearchQuery.Parse("refund 退款 cafe").Match(text)!;
        Assert.Equal(["Ｒefunds", "退款", "café"], found.Select(r => text.Substring(r.Start, r.Length)));
    }

    [Fact]
    public void A_snippet_shows_what_was_found_and_where_the_text_goes_on()
    {
        var text = string.Join(' ', Enumerable.Repeat("lorem ipsum\n", 60)) + "the refund " + string.Join(' ', Enumerable.Repeat("dolor 😀", 60));
        var snippet = Snippet.Cut(text, SearchQuery.Parse("refund").Match(text)!);
        Assert.StartsWith("…", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', snippet.Text);
        var range = Assert.Single(snippet.Ranges);
        Assert.Equal("refund", snippet.Text.Substring(range.Start, range.Length));
    }

    [Fact]
    public void Every_unit_there_is_can_stand_in_a_text()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var text = $"ab {(char)unit} 订单{(char)unit}x";
            Assert.InRange(TextAtoms.Read(text).Count(a => a.Form is "ab" or "订" or "单"), 3, 5);
            Assert.StartsWith("ab", TextNormaliser.Normalise(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_hostile_text_is_read_in_time()
    {
        foreach (var text in new[] { new string('a', 2_000_000), new string('\u0301', 500_000), new string('㍿', 100_000), string.Concat(Enumerable.Repeat("\ud800 ", 100_000)), string.Concat(Enumerable.Repeat("退款", 100_000)), new string('ﷺ', 100_000) })
        {
            var began = Stopwatch.GetTimestamp();
            Assert.True(SearchTerms.Of(text).Count <= SearchTerms.MaxTerms);
            SearchQuery.Parse(text).Match(text);
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5));
        }
    }
}
