namespace Heed.Floor.Words;

/// <summary>A word of a supervisor, as those who are meant see it.</summary>
/// <param name="Until">From then on it is shown to nobody.</param>
internal sealed record FloorWordView(Guid Id, FloorWordKind Kind, Guid AuthorId, string Text, DateTimeOffset At, DateTimeOffset Until, long Version)
{
    public static FloorWordView Of(FloorWord row) => new(row.Id, row.Kind, row.Author, row.Text, row.At, row.Until, row.Version);
}

/// <summary>Words to the caller that stand and are not answered.</summary>
internal sealed record FloorWordList(IReadOnlyList<FloorWordView> Items);

/// <summary>A word with what came of it, for supervisors.</summary>
/// <param name="People">Whom it was sent to.</param>
/// <param name="Replies">Who was called in and what they said; empty for broadcasts, of which only <paramref name="Read"/> tells.</param>
/// <param name="Read">How many have answered.</param>
internal sealed record FloorWordReport(FloorWordView Word, IReadOnlyList<Guid> People, IReadOnlyList<FloorReplyView> Replies, int Read, DateTimeOffset? WithdrawnAt);

/// <summary>What one of those called in said.</summary>
internal sealed record FloorReplyView(Guid PersonId, FloorReply Reply, DateTimeOffset At);

/// <summary>Words of the last day, the newest first.</summary>
internal sealed record FloorWordReports(IReadOnlyList<FloorWordReport> Items);

/// <summary>Something to say to people at work.</summary>
/// <param name="Text">One line; may be absent where people are called in.</param>
/// <param name="QueueIds">For a broadcast: whoever serves one of these queues.</param>
/// <param name="TeamIds">For a broadcast: and whoever is in one of these teams. Neither named is everybody.</param>
/// <param name="PersonIds">For a call in: whom.</param>
/// <param name="Minutes">How long it stands; an hour when absent.</param>
internal sealed record SendFloorWord(
    FloorWordKind Kind, string? Text = null, IReadOnlyList<Guid>? QueueIds = null, IReadOnlyList<Guid>? TeamIds = null, IReadOnlyList<Guid>? PersonIds = null, int? Minutes = null);

/// <summary>An answer to a word of a supervisor.</summary>
internal sealed record AnswerFloorWord(FloorReply Reply);
