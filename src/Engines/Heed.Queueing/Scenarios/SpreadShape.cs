namespace Heed.Queueing.Scenarios;

/// <summary>How lengths of time are spread about their mean.</summary>
public enum SpreadShape
{
    /// <summary>Without memory, as the Erlang formulas assume.</summary>
    Exponential,

    /// <summary>What handling times mostly look like: many middling, few very long.</summary>
    Lognormal,

    /// <summary>Always the mean.</summary>
    Constant,

    /// <summary>Evenly between two bounds; the coefficient of variation is at most 0.577.</summary>
    Uniform,
}
