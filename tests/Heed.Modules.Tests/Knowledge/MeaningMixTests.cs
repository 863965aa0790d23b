using FsCheck;
using FsCheck.Fluent;
using Heed.Knowledge.Meanings;
using Heed.Text.Retrieval;

namespace Heed.Modules.Tests.Knowledge;

/// <summary>Words and meaning in one list: whatever the vectors are, nothing gets worse.</summary>
public sealed class MeaningMixTests
{
    private const double Sure = 0.55;

    [Fact]
    public void What_only_meaning_finds_is_offered_but_never_sure()
    {
        var mixed = MeaningMix.Of([Words("a", 0.2)], [Near("b", 0.9), Near("a", 0.1)], Sure);
        Assert.Equal(["b", "a"], mixed.Select(h => h.Id));
        Assert.InRange(mixed[0].Score, 0.3, Sure - 0.001);
        Assert.Equal("b?", mixed[0].Matched);
    }

    [Fact]
    public void What_words_and_meaning_both_put_first_becomes_sure()
    {
        var mixed = MeaningMix.Of([Words("a", 0.4), Words("b", 0.38)], [Near("a", 0.8), Near("b", 0.2)], Sure);
        Assert.Equal("a", mixed[0].Id);
        Assert.True(mixed[0].Score > 0.7);
        Assert.True(mixed[0].Score - mixed[1].Score > 0.2);
    }

    [Fact]
    public void Entries_that_are_near_like_all_others_are_not_added() =>
        Assert.Equal(["a"], MeaningMix.Of([Words("a", 0.25)], [Near("b", 0.12), Near("c", 0.1)], Sure).Select(h => h.Id));

    [Fact]
    public void No_vectors_lower_a_score_or_make_sure_of_what_words_do_not_put_first()
    {
        var shares = Gen.ArrayOf(Gen.Choose(0, 1000)).Resize(8);
        Prop.ForAll(shares.Zip(shares).Zip(Gen.Elements(true, false)).ToArbitrary(), given => Holds(given.Item1.Item1, given.Item1.Item2, given.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

        static void Holds(int[] scores, int[] nearness, bool same)
        {
            List<AnswerHit> words = [.. scores.Select((s, i) => Words($"w{i}", s / 1000.0)).OrderByDescending(h => h.Score)];
            List<NearEntry> near = [.. nearness.Select((n, i) => Near(same ? $"w{i}" : $"n{i}", (n / 500.0) - 1)).OrderByDescending(n => n.Nearness)];
            var mixed = MeaningMix.Of(words, near, Sure);
            Assert.Equal(mixed.OrderByDescending(h => h.Score).Select(h => h.Score), mixed.Select(h => h.Score));
            foreach (var hit in mixed)
            {
                var before = words.Find(w => w.Id == hit.Id);
                Assert.InRange(hit.Score, before?.Score ?? 0, 1);
                if (hit.Score >= Sure) Assert.True(before?.Score >= Sure || hit.Id == words[0].Id);
            }

            List<string> sure = [.. words.Where(w => w.Score >= Sure).Select(w => w.Id)];
            Assert.Equal(sure, mixed.Select(h => h.Id).Where(sure.Contains));
        }
    }

    [Fact]
    public void A_byte_a_dimension_keeps_the_cosine()
    {
        var vectors = Gen.Choose(-700, 1000).Select(n => n / 1000f).ArrayOf(131);
        Prop.ForAll(vectors.Zip(vectors).ToArbitrary(), pair => Holds(pair.Item1, pair.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

        static void Holds(float[] a, float[] b)
        {
            if (!Array.Exists(a, x => x != 0) || !Array.Exists(b, x => x != 0)) return;
            var exact = a.Zip(b, (x, y) => (double)x * y).Sum() / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x));
            Assert.Equal(exact, MeaningVector.Of(a).Cosine(MeaningVector.Of(b)), 0.02);
            Assert.Equal(1, MeaningVector.Read(MeaningVector.Of(a).ToBytes()).Cosine(MeaningVector.Of(a)), 1e-9);
        }
    }

    private static AnswerHit Words(string id, double score) => new(id, score, id);

    private static NearEntry Near(string id, double nearness) => new(id, nearness, id + "?");
}
