namespace Heed.Queueing.Reasons;

/// <summary>What the engine decided.</summary>
public enum DecisionCode
{
    /// <summary>The agent is asked; answer with accept or decline until <see cref="Decision.Until"/>.</summary>
    Offered,

    /// <summary>The agent has the work.</summary>
    Assigned,

    /// <summary>The work waits again, with the place it had.</summary>
    Returned,

    /// <summary>The agent let an offer pass.</summary>
    Missed,

    /// <summary>The agent missed too many offers and gets no more until made available again.</summary>
    SetAway,

    /// <summary>More people may take the work now.</summary>
    Widened,

    /// <summary>The work does not wait for its preferred agent any more.</summary>
    PreferenceLapsed,

    /// <summary>A promise is at risk: the work moved ahead.</summary>
    RiskRaised,
}
