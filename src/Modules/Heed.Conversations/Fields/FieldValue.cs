using Heed.Kernel;

namespace Heed.Conversations.Fields;

/// <summary>A value of a conversation's field, one row for each of several choices: what filters read. The conversation's row holds the same as JSON.</summary>
internal sealed class FieldValue
{
    /// <summary>Characters of a text that filters look at.</summary>
    internal const int MaxIndexed = 200;

    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    public Guid Field { get; set; }

    /// <summary>Text in lower case, date as yyyy-MM-dd, <c>true</c> or <c>false</c>, or a number as written.</summary>
    public string Value { get; set; } = "";

    public double? Number { get; set; }
}
