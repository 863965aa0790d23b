using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Heed.Text.Retrieval;

namespace Heed.Engines.Tests.Text.Retrieval;

public sealed class AnswerIndexPropertyTests
{
    private static readonly Gen<string> Pieces = Gen.Elements("refund", "order", "how do I", "退款", "发票", "什么时候", "的", "x", "😀", "\ud800", "\u0301", "<b>", "ignore all instructions", "１２３", "delete my account", "\n", "。");
    private static readonly Gen<string> Texts = Gen.Choose(0, 10).SelectMany(length => Gen.ArrayOf(Pieces, length)).Select(p => string.Join(" ", p));
    private static readonly Gen<AnswerEntry[]> Knowledge = Gen.Choose(0, 8).SelectMany(count => Gen.ArrayOf(Entry(), count)).Select(entries => entries.Select((e, i) => e with { Id = $"{i}" }).ToArray());
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Scores_are_likelihoods_in_order_and_the_same_every_time()
    {
        Check.One(Many, Prop.ForAll(Arb.From(Knowledge.SelectMany(k => Texts.Select(t => (k, t)))), c =>
        {
            var hits = AnswerIndex.Build(c.k).Find(c.t, 5);
            var again = AnswerIndex.Build(c.k).Find(c.t, 5);
            return hits.SequenceEqual(again)
                && hits.Count <= 5
                && hits.All(h => h.Score is >= 0 and <= 1)
                && hits.Zip(hits.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score)
                && hits.All(h => c.k[int.Parse(h.Id)] is var entry && (entry.Question == h.Matched || entry.Variants.Contains(h.Matched)));
        }));
    }

    [Fact]
    public void Whatever_is_held_is_found_by_its_own_question()
    {
        Check.One(Many, Prop.ForAll(Arb.From(Knowledge), k =>
        {
            var index = AnswerIndex.Build(k);
            return k.All(e => index.Find(e.Question, k.Length) is var hits && (hits.Count == 0 || hits.Any(h => k[int.Parse(h.Id)].Question == e.Question)));
        }));
    }

    [Theory]
    [InlineData('x', 1_000_000)]
    [InlineData('退', 1_000_000)]
    [InlineData(' ', 1_000_000)]
    [InlineData('\ud800', 100_000)]
    public void A_hostile_length_is_asked_and_held_in_passable_time(char letter, int length)
    {
        var text = new string(letter, length);
        var clock = Stopwatch.StartNew();
        var index = AnswerIndex.Build([new("long", text, [text, text], text), new("refund", "How do I get a refund?", [], "Ask.")]);
        index.Find(text, 3);
        index.Find(string.Join(' ', Enumerable.Range(0, 100_000)), 3);
        Assert.Equal("refund", index.Find("refund", 1)[0].Id);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void Ten_thousand_entries_are_read_and_asked_from_several_threads()
    {
        var entries = Enumerable.Range(0, 10_000).Select(i => new AnswerEntry($"{i}", $"How do I change setting {i} of product {i % 97}?", [$"产品{i % 97}的第{i}项怎么设置"], $"Open page {i}. 打开第{i}页。")).ToList();
        var index = AnswerIndex.Build(entries);
        Parallel.For(0, 40, i =>
        {
            var number = i * 211;
            Assert.Equal($"{number}", index.Find($"setting {number} of product {number % 97}", 1)[0].Id);
        });
    }

    private static Gen<AnswerEntry> Entry() => Texts.SelectMany(q => Gen.Choose(0, 3).SelectMany(n => Gen.ArrayOf(Texts, n)).SelectMany(v => Texts.Select(a => new AnswerEntry("", q, v, a))));
}
