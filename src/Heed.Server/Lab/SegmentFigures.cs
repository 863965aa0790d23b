using System.Globalization;

namespace Heed.Server.Lab;

/// <summary>How well a text was cut into words, by the words whose both ends are right.</summary>
/// <param name="Precision">Of the words found, the share that is right.</param>
/// <param name="Recall">Of the words wanted, the share that was found.</param>
/// <param name="F1">The harmonic mean of both.</param>
/// <param name="TrainCpuSeconds">Processor time of the training, 0 without.</param>
/// <param name="CharactersPerCpuSecond">How fast the cutting itself was.</param>
internal sealed record SegmentFigures(double F1, double Precision, double Recall, int Words, long Characters, double TrainCpuSeconds, double CharactersPerCpuSecond)
{
    public string Summary() => string.Create(CultureInfo.InvariantCulture, $"F1 {F1:P2} (precision {Precision:P2}, recall {Recall:P2}) over {Words} words; {CharactersPerCpuSecond / 1e6:F1} M characters a CPU second");
}
