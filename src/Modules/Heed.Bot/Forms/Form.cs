namespace Heed.Bot.Forms;

/// <summary>What a flow took down: a return, an invoice, a call-back. Shown on the conversation.</summary>
internal sealed class Form
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>What it is, such as <c>return</c>, <c>invoice</c>, <c>callback</c>, <c>address</c>; a flow may name its own.</summary>
    public string Type { get; set; } = "";

    public Guid? Flow { get; set; }

    /// <summary>JSON array of label and value.</summary>
    public string Fields { get; set; } = "[]";

    public DateTimeOffset CreatedAt { get; set; }
}
