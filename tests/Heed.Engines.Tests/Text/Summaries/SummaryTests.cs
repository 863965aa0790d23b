using FsCheck;
using FsCheck.Fluent;
using Heed.Text.Summaries;

namespace Heed.Engines.Tests.Text.Summaries;

public sealed class SummaryTests
{
    [Fact]
    public void The_sentences_that_say_most_are_kept_in_their_order()
    {
        const string Text = "您好。我在你们店里买的空气净化器噪音很大。昨天天气不错。空气净化器开到三档时噪音更大，滤网也换过了。希望能安排上门维修空气净化器。谢谢！";
        var found = Summary.Select(Text, 2);
        Assert.Equal(2, found.Count);
        Assert.All(found, s => Assert.Contains("空气净化器", s));
        Assert.True(Text.IndexOf(found[0], StringComparison.Ordinal) < Text.IndexOf(found[1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mr. Smith paid 3.50 at shop.example. He wants it back!", "Mr. Smith paid 3.50 at shop.example.|He wants it back!")]
    [InlineData("在吗？？在的话回我。", "在吗？？|在的话回我。")]
    [InlineData("  \n ", "")]
    public void Sentences_end_where_people_end_them(string text, string wanted) => Assert.Equal(wanted, string.Join('|', Summary.Select(text, 10)));

    [Fact]
    public void Every_sentence_stands_in_the_text() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<int>(), (text, count) =>
            Summary.Select(text, count) is var found && found.Count <= Math.Max(0, count) && found.All(s => text!.Contains(s, StringComparison.Ordinal))));

    [Theory]
    [InlineData("哈", 1_000_000)]
    [InlineData("a. ", 300_000)]
    [InlineData("\ud800", 100_000)]
    [InlineData("退货怎么办？", 100_000)]
    public void Whatever_is_repeated_is_summed_up(string piece, int times) => Assert.True(Summary.Select(string.Concat(Enumerable.Repeat(piece, times)), 3).Count <= 3);
}
