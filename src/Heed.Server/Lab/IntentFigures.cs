namespace Heed.Server.Lab;

/// <summary>How well texts were told apart. Shares are 0 to 1; null where nothing of the kind was tested.</summary>
/// <param name="TrainRows">Rows learnt from.</param>
/// <param name="Labels">Labels among them.</param>
/// <param name="TestRows">Rows measured.</param>
/// <param name="Accuracy">Of the rows in scope, those answered with their label; "I do not know" is wrong.</param>
/// <param name="BestGuess">The same, if the likeliest label were always answered.</param>
/// <param name="OosRecall">Of the rows out of scope, those answered with "I do not know".</param>
/// <param name="Auroc">How often a row in scope looked likelier to be so than one out of scope.</param>
/// <param name="CalibrationError">Mean distance between confidence and how often it was right, over ten bands of confidence of the rows in scope.</param>
/// <param name="LeastInScope">Where the line to "I do not know" was drawn.</param>
/// <param name="TrainCpuSeconds">Processor time of learning, of all threads.</param>
/// <param name="MsPerText">Mean processor time of an answer, so that other work on the machine does not count.</param>
internal sealed record IntentFigures(
    int TrainRows,
    int Labels,
    int TestRows,
    double? Accuracy,
    double? BestGuess,
    double? OosRecall,
    double? Auroc,
    double? CalibrationError,
    double LeastInScope,
    double TrainCpuSeconds,
    double MsPerText)
{
    public string Words() =>
        $"{TrainRows} rows of {Labels} labels learnt in {TrainCpuSeconds:F1} CPU s; {TestRows} tests: accuracy {Share(Accuracy)} (best guess {Share(BestGuess)}), out-of-scope recall {Share(OosRecall)}, AUROC {Share(Auroc)}, calibration error {Share(CalibrationError)}, {MsPerText:F3} ms a text";

    private static string Share(double? share) => share is { } s ? $"{s:P2}" : "-";
}
