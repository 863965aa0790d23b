namespace Heed.Queueing.Matching;

/// <summary>What waits. Every kind stands in the same lines and is weighed in the same units of load.</summary>
public enum WorkKind
{
    /// <summary>A conversation in which the customer waits for the next line.</summary>
    Chat,

    /// <summary>A letter, to be answered within hours.</summary>
    Mail,

    /// <summary>A telephone call.</summary>
    Call,

    /// <summary>A customer who asked to be rung and keeps the place in the line.</summary>
    CallBack,

    /// <summary>Work that outlives a conversation.</summary>
    Case,
}
