using Heed.Kernel;

namespace Heed.Conversations.Bulk;

/// <summary>One act upon many conversations: durable, so that a stop of the server only pauses it.</summary>
internal sealed class BulkJob
{
    internal const string LiveKind = "bulkJob";

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public Guid Person { get; set; }

    /// <summary>What is done, as JSON of a list of acts.</summary>
    public string Acts { get; set; } = "[]";

    /// <summary>Name of the macro, when it is one; shown in threads.</summary>
    public string? Label { get; set; }

    public BulkState State { get; set; }

    public int Total { get; set; }

    public int Done { get; set; }

    public int Failed { get; set; }

    /// <summary>Whether more conversations matched than one job takes.</summary>
    public bool Cut { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Until when it can be undone; null when what it does cannot be.</summary>
    public DateTimeOffset? UndoUntil { get; set; }
}
