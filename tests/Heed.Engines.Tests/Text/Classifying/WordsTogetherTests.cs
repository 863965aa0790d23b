using Heed.Text.Classifying;

namespace Heed.Engines.Tests.Text.Classifying;

public sealed class WordsTogetherTests
{
    private static readonly string[] Fillers = ["please", "hello", "regards", "thanks", "today", "team", "colleague", "office", "again", "kindly", "morning", "request"];

    [Fact]
    public void Two_words_are_together_whatever_stands_between_them_and_before()
    {
        var (one, other) = (new FeatureReader(), new FeatureReader());
        one.Read("screen is black", together: true);
        other.Read("black, since monday: my screen", together: true);
        Assert.Equal(3, one.Together.Count);
        Assert.Single(one.Together.Intersect(other.Together));
        one.Read("screen is black");
        Assert.Empty(one.Together);
    }

    [Fact]
    public void A_classifier_that_looks_at_words_together_answers_the_same_when_it_is_loaded()
    {
        var classifier = ClassifierTrainer.Train(Rows(1, 600));
        using var stream = new MemoryStream();
        classifier.Save(stream);
        stream.Position = 0;
        var loaded = TextClassifier.Load(stream);
        foreach (var row in Rows(2, 20)) Assert.Equivalent(classifier.Classify(row.Text), loaded.Classify(row.Text), strict: true);
    }

    /// <summary>A new screen and an old account are bought, an old screen and a new account are mended; no word says so by itself.</summary>
    private static List<LabelledText> Rows(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (fresh, screen) = (random.Next(2) == 0, random.Next(2) == 0);
            var words = random.GetItems(Fillers, 6).Append(fresh ? "new" : "old").Append(screen ? "screen" : "account").ToArray();
            random.Shuffle(words);
            return new LabelledText(fresh == screen ? "purchase" : "repair", string.Join(' ', words));
        })];
    }
}
