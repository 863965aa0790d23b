using Heed.Queueing.Matching;

namespace Heed.Queueing.Scenarios;

/// <summary>Whom contacts should go to, as <see cref="Preference"/> with names.</summary>
public sealed record PreferPlan
{
    /// <summary>The agents' line of the scenario; where it is several people, each customer has one of them.</summary>
    public string Agents { get; init; } = "";

    /// <summary>Why.</summary>
    public PreferenceKind Kind { get; init; }

    /// <summary>How long to wait for that one alone while they are busy; nothing for <see cref="PreferenceKind.Dedicated"/>, who is waited for.</summary>
    public double WaitSeconds { get; init; }
}
