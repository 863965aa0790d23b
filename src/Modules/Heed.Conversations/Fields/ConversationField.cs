using System.Text.Json;
using Heed.Conversations.Settings;
using Heed.Kernel;

namespace Heed.Conversations.Fields;

/// <summary>A typed field that the workspace adds to its conversations. Key and type never change, so that stored values stay valid.</summary>
internal sealed class ConversationField : ISetting
{
    internal const string LiveKind = "field";
    internal const int MaxPerWorkspace = 100;
    internal const int MaxName = 60;
    internal const int MaxChoices = 200;
    internal const int MaxChoice = 100;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string Key { get; set; } = "";

    public string NameZh { get; set; } = "";

    public string NameEn { get; set; } = "";

    public FieldKind Type { get; set; }

    /// <summary>JSON array of <see cref="FieldChoice"/>; null for other types.</summary>
    public string? Choices { get; set; }

    public string? Pattern { get; set; }

    public FieldDemand Required { get; set; }

    /// <summary>Ids of the inboxes it belongs to; empty for all.</summary>
    public string InboxIds { get; set; } = "";

    /// <summary>Key of the choice whose value limits the choices of this one; null for none.</summary>
    public string? Parent { get; set; }

    public int Place { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public IReadOnlyList<FieldChoice> ChoiceList() => Choices is null ? [] : JsonSerializer.Deserialize<List<FieldChoice>>(Choices)!;
}
