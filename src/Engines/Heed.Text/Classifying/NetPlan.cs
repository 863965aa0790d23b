namespace Heed.Text.Classifying;

/// <summary>How large a <see cref="NeuralNet"/> is and how long it learns.</summary>
/// <param name="Units">Hidden units, a multiple of sixteen.</param>
/// <param name="FeaturesKept">Share of the features that each step leaves in.</param>
/// <param name="LeastEpochs">Passes over many rows.</param>
/// <param name="MostEpochs">Passes over few rows.</param>
/// <param name="MaxWork">Products that training may take, which bounds the time: about two of them a nanosecond.</param>
internal sealed record NetPlan(int Units, float FeaturesKept, int LeastEpochs, int MostEpochs, long MaxWork)
{
    /// <summary>For what texts are about: many labels, few rows of each.</summary>
    public static NetPlan Intents { get; } = new(128, 0.5f, 4, 40, 4_500_000_000);

    /// <summary>For few labels: fewer units tell them apart, and more passes fit into the same time.</summary>
    public static NetPlan FewIntents { get; } = new(32, 0.5f, 6, 40, 5_000_000_000);

    /// <summary>For feelings: few labels, many rows of each, long texts.</summary>
    public static NetPlan Feelings { get; } = new(16, 0.35f, 8, 30, 600_000_000);
}
