namespace Heed.Routing.Rules;

/// <summary>The rules of a workspace: which version is published, and what somebody is working on.</summary>
internal sealed class RuleSheet
{
    internal const string LiveKind = "routingRules";
    internal const string Drafted = "routingRules.drafted", Published = "routingRules.published";

    /// <summary>Most rules of a workspace: every conversation that begins to wait asks them in order.</summary>
    internal const int Most = 100;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    /// <summary>Of the draft and of publishing together.</summary>
    public long Version { get; set; } = 1;

    /// <summary>The version in force; 0 for none.</summary>
    public int InForce { get; set; }

    /// <summary>JSON of the rules somebody is working on.</summary>
    public string Draft { get; set; } = "[]";

    public Guid? DraftBy { get; set; }

    public DateTimeOffset? DraftAt { get; set; }
}

/// <summary>Rules as they were published once. Never changed.</summary>
internal sealed class RuleVersion
{
    /// <summary>Older ones are dropped.</summary>
    internal const int Kept = 200;

    internal const int MaxNote = 200;

    public WorkspaceId Workspace { get; set; }

    public int Number { get; set; }

    public string Rules { get; set; } = "[]";

    public DateTimeOffset At { get; set; }

    public Guid? Person { get; set; }

    /// <summary>Why, in the words of whoever published it.</summary>
    public string Note { get; set; } = "";

    /// <summary>The version that was brought back; null for one that is new.</summary>
    public int? RestoredFrom { get; set; }
}
