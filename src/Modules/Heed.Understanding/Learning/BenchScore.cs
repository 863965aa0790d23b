using Heed.Text.Classifying;

namespace Heed.Understanding.Learning;

/// <summary>How a classifier does on the workspace's own test examples, and against another one.</summary>
/// <param name="Right">Share that was told rightly; words of no intent are told rightly when none is named. Null without tests.</param>
/// <param name="Missed">How many were told wrongly; no more than <see cref="MostMisses"/> of them are listed.</param>
/// <param name="Against">The same share of the model it is compared with; null when there is none.</param>
/// <param name="Mended">Tests that the other model missed and this one does not.</param>
/// <param name="Broken">Tests that the other model told rightly and this one misses.</param>
internal sealed record BenchScore(
    double? Right, int Tests, int Missed, IReadOnlyList<BenchMiss> Misses, IReadOnlyList<Confusion> Confusions, IReadOnlyList<IntentScore> Intents, double? Against, int Mended, int Broken)
{
    /// <summary>Most misses that are told.</summary>
    public const int MostMisses = 200;

    /// <summary>Most pairs that are told.</summary>
    public const int MostConfusions = 30;

    /// <summary>Share of the tests that is told rightly; null without tests. A fraction of a millisecond a test.</summary>
    public static double? Share(TextClassifier? classifier, IReadOnlyList<LabelledText> tests) =>
        tests.Count == 0 ? null : (double)tests.Count(t => classifier?.Classify(t.Text).Label == t.Label) / tests.Count;

    /// <summary>Asks each test; those told wrongly are explained, at some milliseconds each.</summary>
    /// <param name="against">The model to compare with; null for none.</param>
    public static BenchScore Of(TextClassifier? classifier, TextClassifier? against, IReadOnlyList<TestText> tests)
    {
        var misses = new List<BenchMiss>();
        var pairs = new Dictionary<(Guid? Wanted, Guid? Got), int>();
        var byIntent = new Dictionary<string, (int Tests, int Right)>(StringComparer.Ordinal);
        var (right, formerly, mended, broken) = (0, 0, 0, 0);
        foreach (var test in tests)
        {
            var told = classifier?.Classify(test.Text);
            var (wanted, got) = (test.Intent, TaughtText.Intent(told?.Label));
            var good = wanted == got;
            var was = against is not null && TaughtText.Intent(against.Classify(test.Text).Label) == wanted;
            if (was) formerly++;
            var key = TaughtText.Label(wanted) ?? "";
            var (asked, met) = byIntent.GetValueOrDefault(key);
            byIntent[key] = (asked + 1, met + (good ? 1 : 0));
            if (good)
            {
                right++;
                if (against is not null && !was) mended++;
                continue;
            }

            if (was) broken++;
            pairs[(wanted, got)] = pairs.GetValueOrDefault((wanted, got)) + 1;
            if (misses.Count < MostMisses) misses.Add(new BenchMiss(test.Id, test.Text, wanted, got, Math.Round(told?.Confidence ?? 0, 4), was, ProofWords.Of(classifier, test.Text, 5)));
        }

        var intents = byIntent.Select(i => new IntentScore(TaughtText.Intent(i.Key), i.Value.Tests, i.Value.Right)).OrderBy(i => (double)i.Right / i.Tests).ThenByDescending(i => i.Tests);
        return new BenchScore(
            Part(right), tests.Count, tests.Count - right, misses, [.. pairs.OrderByDescending(p => p.Value).Take(MostConfusions).Select(p => new Confusion(p.Key.Wanted, p.Key.Got, p.Value))],
            [.. intents], against is null ? null : Part(formerly), mended, broken);

        double? Part(int of) => tests.Count == 0 ? null : (double)of / tests.Count;
    }
}

/// <summary>A test that was told wrongly.</summary>
/// <param name="Id">The example.</param>
/// <param name="Wanted">Null: none of the intents.</param>
/// <param name="Got">Null: it did not know.</param>
/// <param name="Broken">Whether the model compared with told it rightly.</param>
/// <param name="Words">What spoke for the likeliest one.</param>
internal sealed record BenchMiss(Guid Id, string Text, Guid? Wanted, Guid? Got, double Confidence, bool Broken, IReadOnlyList<string> Words);

/// <summary>Two intents that are taken for one another.</summary>
internal sealed record Confusion(Guid? Wanted, Guid? Got, int Count);

/// <summary>How the tests of an intent were told; null for those of none.</summary>
internal sealed record IntentScore(Guid? IntentId, int Tests, int Right);
