namespace Heed.Metrics.Public;

/// <summary>On which side of its target a figure should stay.</summary>
public enum TargetBound
{
    /// <summary>At most the target.</summary>
    Most,

    /// <summary>At least the target.</summary>
    Least,
}
