namespace Heed.Server.Lab;

/// <summary>How many texts were read as they were labelled.</summary>
/// <param name="TrainRows">Rows learnt from; 0 when the shipped lexicon was measured.</param>
/// <param name="LeakedRows">Training rows left out because their text is also a test.</param>
/// <param name="TestRows">Rows measured.</param>
/// <param name="Accuracy">Share of them read rightly.</param>
/// <param name="F1">Mean over the labels of the harmonic mean of precision and recall.</param>
/// <param name="TrainCpuSeconds">Processor time of learning.</param>
/// <param name="MsPerText">Mean time of a text.</param>
internal sealed record SentimentFigures(int TrainRows, int LeakedRows, int TestRows, double Accuracy, double F1, double TrainCpuSeconds, double MsPerText)
{
    public string Words() =>
        $"{(TrainRows == 0 ? "shipped lexicon" : $"{TrainRows} rows learnt in {TrainCpuSeconds:F1} CPU s ({LeakedRows} that are also tests left out)")}, {TestRows} tests: accuracy {Accuracy:P2}, F1 {F1:P2}, {MsPerText:F3} ms a text";
}
