namespace Heed.Bot.Flows;

/// <summary>A flow as it is drawn: nodes that name the nodes they lead to. The editor and the interpreter read the same.</summary>
/// <param name="Start">Id of the first node.</param>
/// <param name="Nodes">At most 100.</param>
/// <param name="Examples">What people say who need it, in any language; at most 100.</param>
internal sealed record FlowDocument(string Start, IReadOnlyList<FlowNode> Nodes, IReadOnlyList<string>? Examples = null)
{
    public const int MaxNodes = 100;
    public const int MaxExamples = 100;

    /// <summary>The node with this id; null when there is none.</summary>
    public FlowNode? Find(string? id) => id is null ? null : Nodes.FirstOrDefault(n => n.Id == id);
}

/// <summary>A node. Which members count depends on the kind.</summary>
/// <param name="Id">Unique in the flow; at most 40 characters.</param>
/// <param name="Title">What the editor shows; null for the kind's own word.</param>
/// <param name="X">Where the editor draws it.</param>
/// <param name="Text">What is said; may hold <c>{slot}</c> and <c>{fact}</c>.</param>
/// <param name="Slot">Of ask: under which name the answer is kept.</param>
/// <param name="Is">Of ask: what the answer must look like.</param>
/// <param name="Again">Of ask: said when the answer does not fit; null for a common sentence.</param>
/// <param name="Choices">Of ask (a choice) and choices: the buttons; those of choices lead on.</param>
/// <param name="Branches">Of condition: tried from above, the first that holds is taken.</param>
/// <param name="Action">Of action: its name in the registry.</param>
/// <param name="With">Of action: arguments by name; may hold <c>{slot}</c>.</param>
/// <param name="Card">Of say: shows the card of the last action.</param>
/// <param name="Query">Of knowledge: what is asked; null for the visitor's first words.</param>
/// <param name="FormType">Of form: what it is.</param>
/// <param name="Fields">Of form: what it holds: label and <c>{slot}</c>.</param>
/// <param name="Team">Of handOver: who gets it; null for the bot's team.</param>
/// <param name="Solved">Of end: whether the matter is solved, so that the conversation ends.</param>
/// <param name="Next">Where it goes on; of condition: when no branch holds.</param>
/// <param name="Fail">Where it goes when it fails: not answered twice, nothing found, too slow.</param>
internal sealed record FlowNode(
    string Id, FlowNodeKind Kind, string? Title = null, int X = 0, int Y = 0, LocalText? Text = null, string? Slot = null, SlotKind Is = SlotKind.Text, LocalText? Again = null,
    IReadOnlyList<FlowChoice>? Choices = null, IReadOnlyList<FlowBranch>? Branches = null, string? Action = null, IReadOnlyDictionary<string, string>? With = null, bool Card = false,
    string? Query = null, string? FormType = null, IReadOnlyList<FlowField>? Fields = null, Guid? Team = null, bool Solved = false, string? Next = null, string? Fail = null)
{
    /// <summary>Every node it may lead to, with the name of the way.</summary>
    public IEnumerable<(string Way, string? To)> Ways()
    {
        if (Kind is FlowNodeKind.End or FlowNodeKind.HandOver) yield break;
        if (Kind != FlowNodeKind.Choices) yield return ("next", Next);
        if (Fails) yield return ("fail", Fail);
        foreach (var branch in Branches ?? []) yield return ("branch", branch.Next);
        if (Kind != FlowNodeKind.Choices) yield break;
        foreach (var choice in Choices ?? []) yield return ("choice", choice.Next);
    }

    /// <summary>Whether it can fail, so that it must say where to go then.</summary>
    public bool Fails => Kind is FlowNodeKind.Ask or FlowNodeKind.Action or FlowNodeKind.Knowledge or FlowNodeKind.Choices or FlowNodeKind.Verify or FlowNodeKind.Rating;

    /// <summary>Whether the visitor speaks before it goes on: only a circle through such a node ends.</summary>
    public bool Pauses => Kind is FlowNodeKind.Ask or FlowNodeKind.Choices or FlowNodeKind.Wait or FlowNodeKind.Rating;
}

/// <summary>A button of a node.</summary>
internal sealed record FlowChoice(string Id, LocalText Label, string? Next = null);

/// <summary>A way that is taken when all its tests hold.</summary>
internal sealed record FlowBranch(IReadOnlyList<FlowCondition> All, string Next, LocalText? Label = null);

/// <summary>Compares a slot or a fact with a value.</summary>
/// <param name="Fact">Name of a slot or a fact.</param>
internal sealed record FlowCondition(string Fact, FlowOperator Is, string? Value = null);

/// <summary>A field of a form.</summary>
internal sealed record FlowField(LocalText Label, string Value);
