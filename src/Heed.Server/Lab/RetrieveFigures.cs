namespace Heed.Server.Lab;

/// <summary>How often the right entry was found, and how long it took.</summary>
/// <param name="Entries">Entries of the knowledge.</param>
/// <param name="Tests">Questions asked.</param>
/// <param name="RecallAt1">Share of the answerable questions whose entry came first.</param>
/// <param name="RecallAt3">… came among the first three.</param>
/// <param name="Mrr">Mean of one through the rank, over the first ten.</param>
/// <param name="Unknown">Questions whose identifier the knowledge does not have.</param>
/// <param name="Auroc">How well the score tells rightly answered questions from all others; 0.5 is chance.</param>
/// <param name="Calibration">Mean distance between the score of the first hit and how often it was right, over ten equal bands (0 is perfect).</param>
/// <param name="TrainCpuSeconds">Processor time of building the index.</param>
/// <param name="MsPerText">Mean time of a question.</param>
/// <param name="MsAt99">99 of 100 questions took no longer.</param>
internal sealed record RetrieveFigures(
    int Entries, int Tests, double RecallAt1, double RecallAt3, double Mrr, int Unknown, double Auroc, double Calibration, double TrainCpuSeconds, double MsPerText, double MsAt99)
{
    public string Words() =>
        $"{Entries} entries, {Tests} questions ({Unknown} without an entry): Recall@1 {RecallAt1:P1}, Recall@3 {RecallAt3:P1}, MRR {Mrr:F3}; " +
        $"score: AUROC {Auroc:F3}, calibration error {Calibration:P1}; index {TrainCpuSeconds:F2} CPU s, question {MsPerText:F2} ms, p99 {MsAt99:F2} ms";
}
