namespace Heed.Queueing.Reasons;

/// <summary>Why an agent does not get a piece of work.</summary>
public enum BystanderCode
{
    /// <summary>Could have had it, but another was asked first by the line's order.</summary>
    AfterAnother,

    /// <summary>Is not available.</summary>
    Away,

    /// <summary>Is in no team that serves this line yet.</summary>
    Team,

    /// <summary>Lacks a skill or its level.</summary>
    Skill,

    /// <summary>Does not speak the language.</summary>
    Language,

    /// <summary>Has as many of this kind as they take.</summary>
    KindFull,

    /// <summary>Has too little capacity left.</summary>
    Full,

    /// <summary>Refused, missed or handed on this very work a short while ago.</summary>
    Refused,

    /// <summary>Is kept free for heavier work that has waited long.</summary>
    KeptFree,

    /// <summary>The work still waits for another agent alone.</summary>
    AnotherPreferred,
}
