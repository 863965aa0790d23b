namespace Heed.Knowledge.Meanings;

/// <summary>What a published entry means to a model. A row stands for exactly one text and one model.</summary>
internal sealed class EntryMeaning
{
    public WorkspaceId Workspace { get; init; }

    public Guid Entry { get; init; }

    /// <summary>The model that read it.</summary>
    public string Model { get; set; } = "";

    /// <summary>Number of the published version that was looked at last.</summary>
    public int Number { get; set; }

    /// <summary>Of the text that was read.</summary>
    public string Hash { get; set; } = "";

    /// <summary>A byte a dimension.</summary>
    public byte[] Vector { get; set; } = [];

    /// <summary>The service does not take this text: there is no vector.</summary>
    public bool LeftOut { get; set; }

    /// <summary>Counts up over the workspace: who holds vectors in memory reads what came after.</summary>
    public long Generation { get; set; }
}
