namespace Heed.Knowledge.Imports;

/// <summary>A file that was read and waits to be taken in.</summary>
internal sealed class Import
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string FileName { get; set; } = "";

    public string Format { get; set; } = "";

    public KnowledgeImportState State { get; set; }

    /// <summary>SHA-256 of the file, until it is read; null from then on.</summary>
    public string? Blob { get; set; }

    /// <summary>Why it could not be read: <c>tooLarge</c>, <c>notText</c>, <c>nothingFound</c> and their like; null when it could.</summary>
    public string? Problem { get; set; }

    /// <summary>JSON array of <see cref="ImportedRow"/>.</summary>
    public string Rows { get; set; } = "[]";

    /// <summary>Whether the file had more than is kept.</summary>
    public bool Cut { get; set; }

    /// <summary>JSON of the <see cref="ImportChoice"/> it is taken in by; null before.</summary>
    public string? Choice { get; set; }

    public int Total { get; set; }

    /// <summary>Rows that are to become drafts.</summary>
    public int Wanted { get; set; }

    public int Done { get; set; }

    /// <summary>Who brought the file.</summary>
    public Guid? Importer { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>An entry of the file.</summary>
/// <param name="Row">From 1, in the order of the file.</param>
/// <param name="Problem">Why it cannot be taken in; null when it can.</param>
/// <param name="DuplicateOf">An entry that asks the same.</param>
/// <param name="EntryId">The entry it became.</param>
internal sealed record ImportedRow(
    int Row, string Question, IReadOnlyList<string> Variants, string Markdown, string? Category, string? Language, string? Problem, Guid? DuplicateOf, Guid? EntryId);
