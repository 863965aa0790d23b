using FsCheck;
using FsCheck.Fluent;
using Heed.Text.Classifying;
using Heed.Text.Sentiments;

namespace Heed.Engines.Tests.Text.Sentiments;

public sealed class SentimentTrainerTests
{
    private static readonly string[] Dishes = ["鱼", "面", "汤", "鸡腿", "饺子", "soup", "pizza", "rice"];
    private static readonly LabelledText[] Reviews =
    [
        .. Dishes.SelectMany(d => new[] { $"{d}很香，送得快", $"{d}热乎，下次再点", $"the {d} was hot and fresh" }).Select(t => new LabelledText("good", t)),
        .. Dishes.SelectMany(d => new[] { $"{d}洒了一半", $"{d}送来都凉了", $"the {d} was spilled and cold" }).Select(t => new LabelledText("bad", t)),
    ];

    private static readonly SentimentModel Model = SentimentTrainer.Train(Reviews);

    [Theory]
    [InlineData("牛肉饭很香", "good")]
    [InlineData("米线洒了，都凉了", "bad")]
    [InlineData("noodles were hot and fresh", "good")]
    [InlineData("burger was cold and spilled", "bad")]
    public void What_was_learnt_is_told_of_new_texts(string text, string label)
    {
        var read = Model.Classify(text);
        Assert.Equal(label, read.Label);
        Assert.InRange(read.Confidence, 0.5, 1);
        Assert.Equal(1, read.Ranked.Sum(r => (double)r.Probability), 4);
    }

    [Fact]
    public void Three_labels_are_told_apart()
    {
        var model = SentimentTrainer.Train([.. Reviews, .. Dishes.SelectMany(d => new[] { $"请问{d}几点送", $"how long does the {d} take" }).Select(t => new LabelledText("neutral", t))]);
        Assert.Equal("neutral", model.Classify("请问盒饭几点送").Label);
        Assert.Equal("bad", model.Classify("盒饭送来都凉了").Label);
        Assert.Equal(["bad", "good", "neutral"], model.Labels);
    }

    [Fact]
    public void The_same_rows_give_the_same_model_and_a_saved_model_says_the_same()
    {
        using var saved = new MemoryStream();
        Model.Save(saved);
        using var again = new MemoryStream();
        SentimentTrainer.Train(Reviews).Save(again);
        Assert.Equal(saved.ToArray(), again.ToArray());
        saved.Position = 0;
        var loaded = SentimentModel.Load(saved);
        foreach (var review in Reviews) Assert.Equal(Model.Classify(review.Text).Ranked, loaded.Classify(review.Text).Ranked);
    }

    [Fact]
    public void Nothing_learnt_tells_nothing_and_one_label_is_always_that()
    {
        Assert.Null(SentimentTrainer.Train([]).Classify("很香").Label);
        Assert.Null(SentimentTrainer.Train([new(null, "很香")]).Classify("很香").Label);
        var one = SentimentTrainer.Train([new("good", "很香"), new("good", "好吃")]).Classify("很香");
        Assert.Equal(("good", 1.0), (one.Label, one.Confidence));
    }

    [Fact]
    public void Too_many_labels_are_refused() =>
        Assert.Throws<ArgumentException>(() => SentimentTrainer.Train([.. Enumerable.Range(0, SentimentTrainer.MaxLabels + 1).Select(i => new LabelledText($"{i}", "x"))]));

    [Fact]
    public void Training_stops_when_it_is_told_to() =>
        Assert.Throws<OperationCanceledException>(() => SentimentTrainer.Train(Reviews, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("")]
    [InlineData("\ud800\udfff\ud800")]
    [InlineData("؀؁؂")]
    public void Strange_texts_do_no_harm(string text) => Assert.InRange(Model.Classify(text).Confidence, 0, 1);

    [Fact]
    public void A_hostile_length_is_read_no_further_than_the_bound()
    {
        var (start, end) = (string.Concat(Enumerable.Repeat("都凉了，洒了一半。", 400)), string.Concat(Enumerable.Repeat("很香，热乎。", 200_000)));
        Assert.Equal(Model.Classify(start[..SentimentFeatures.MaxText]).Ranked, Model.Classify(start[..SentimentFeatures.MaxText] + end).Ranked);
        SentimentTrainer.Train([new("a", new string('退', 1_000_000)), new("b", string.Concat(Enumerable.Repeat("not ", 300_000)))]);
    }

    [Fact]
    public void A_damaged_file_is_refused_whatever_stands_in_it()
    {
        using var stream = new MemoryStream();
        Model.Save(stream);
        var whole = stream.ToArray();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(Gen.Choose(0, whole.Length - 1).SelectMany(at => Gen.Choose(1, 255).Select(by => (at, by)))), c =>
        {
            var damaged = whole.ToArray();
            damaged[c.at] ^= (byte)c.by;
            return IsRefused(damaged) || Equal(damaged);
        }));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Arb.From(Gen.Choose(0, whole.Length - 1)), length => IsRefused(whole[..length]) || Equal(whole[..length])));
        Assert.True(IsRefused([]));
        Assert.True(IsRefused("HeedFeel\u0001 and then something else"u8.ToArray()));
    }

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            SentimentModel.Load(new MemoryStream(bytes));
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    /// <summary>Bytes that the packing does not look at (the end of its checksum) may differ or lack; what is loaded then is what was saved.</summary>
    private static bool Equal(byte[] bytes) => SentimentModel.Load(new MemoryStream(bytes)).Classify("面很香").Ranked.SequenceEqual(Model.Classify("面很香").Ranked);
}
