namespace Heed.Bot.Flows;

/// <summary>A conversation that a flow must pass: what the visitor says, and what must come of it.</summary>
internal sealed class FlowTest
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public Guid Flow { get; set; }

    public string Name { get; set; } = "";

    /// <summary>JSON array of <see cref="FlowTestTurn"/>.</summary>
    public string Turns { get; set; } = "[]";

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>One turn of a test.</summary>
/// <param name="Says">The visitor's words.</param>
/// <param name="Expect">Words that the answer must hold; null for any.</param>
/// <param name="Outcome">What must have come of it: <c>waiting</c>, <c>ended</c>, <c>person</c>; null for any.</param>
internal sealed record FlowTestTurn(string Says, string? Expect = null, string? Outcome = null);
