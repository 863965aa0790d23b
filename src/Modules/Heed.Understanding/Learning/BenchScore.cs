using Heed.Text.Classifying;

namespace Heed.Understanding.Learning;

/// <summary>How a classifier does on the workspace's own test examples.</summary>
/// <param name="Right">Share that was told rightly; words of no intent are told rightly when none is named. Null without tests.</param>
internal sealed record BenchScore(double? Right, int Tests, IReadOnlyList<BenchMiss> Misses)
{
    /// <summary>Most misses that are told.</summary>
    public const int MostMisses = 200;

    /// <summary>Asks each test. Takes a fraction of a millisecond a test.</summary>
    public static BenchScore Of(TextClassifier? classifier, IReadOnlyList<LabelledText> tests)
    {
        var misses = new List<BenchMiss>();
        var right = 0;
        foreach (var test in tests)
        {
            var told = classifier?.Classify(test.Text);
            var (wanted, got) = (TaughtText.Intent(test.Label), TaughtText.Intent(told?.Label));
            if (wanted == got) right++;
            else if (misses.Count < MostMisses) misses.Add(new BenchMiss(test.Text, wanted, got, Math.Round(told?.Confidence ?? 0, 4), [.. classifier?.Explain(test.Text).Take(5).Select(e => e.Text) ?? []]));
        }

        return new BenchScore(tests.Count == 0 ? null : (double)right / tests.Count, tests.Count, misses);
    }
}

/// <summary>A test that was told wrongly.</summary>
/// <param name="Words">What spoke for the wrong one.</param>
internal sealed record BenchMiss(string Text, Guid? Wanted, Guid? Got, double Confidence, IReadOnlyList<string> Words);
