namespace Heed.Server.Lab;

/// <summary>How many texts were read as they were labelled.</summary>
internal sealed record SentimentFigures
{
    /// <summary>Rows learnt from; 0 when the shipped lexicon was measured.</summary>
    public int TrainRows { get; init; }

    /// <summary>Training rows left out because their text is also a test.</summary>
    public int LeakedRows { get; init; }

    /// <summary>Rows measured.</summary>
    public int TestRows { get; init; }

    /// <summary>Share of them read rightly.</summary>
    public double Accuracy { get; init; }

    /// <summary>Mean over the labels of the harmonic mean of precision and recall.</summary>
    public double F1 { get; init; }

    /// <summary>Processor time of learning.</summary>
    public double TrainCpuSeconds { get; init; }

    /// <summary>Mean time of a text.</summary>
    public double MsPerText { get; init; }

    public string Words() =>
        $"{(TrainRows == 0 ? "shipped lexicon" : $"{TrainRows} rows learnt in {TrainCpuSeconds:F1} CPU s ({LeakedRows} that are also tests left out)")}, {TestRows} tests: accuracy {Accuracy:P2}, F1 {F1:P2}, {MsPerText:F3} ms a text";
}
