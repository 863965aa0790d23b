using System.Text.Json;

namespace Heed.Bot.Flows;

/// <summary>A flow of a bot: the draft that is being drawn, and which version is live.</summary>
internal sealed class Flow
{
    public const string Kind = "botFlow";
    public const int MaxName = 80;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public Guid Bot { get; set; }

    public string Name { get; set; } = "";

    /// <summary>False: nobody gets into it, whoever is in it goes on.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>JSON of <see cref="FlowDocument"/>.</summary>
    public string Draft { get; set; } = "";

    /// <summary>Number of the version visitors get; 0 while there is none.</summary>
    public int Live { get; set; }

    /// <summary>Number of the newest version.</summary>
    public int Newest { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public static FlowDocument Read(string document) => JsonSerializer.Deserialize<FlowDocument>(document, HeedJson.Options)!;

    public static string Write(FlowDocument document) => JsonSerializer.Serialize(document, HeedJson.Options);
}
