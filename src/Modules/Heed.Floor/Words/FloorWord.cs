using System.Text.Json;

namespace Heed.Floor.Words;

/// <summary>A word of a supervisor to people at work.</summary>
internal sealed class FloorWord
{
    /// <summary>Kind on the live socket and in the ledger.</summary>
    public const string LiveKind = "floorWord";

    public required WorkspaceId Workspace { get; init; }

    public required Guid Id { get; init; }

    public required FloorWordKind Kind { get; init; }

    public required Guid Author { get; init; }

    /// <summary>One line; empty only where people are called in.</summary>
    public required string Text { get; init; }

    /// <summary>JSON of the people's ids: fixed when it is sent, so that who joins a team later is not asked for last week.</summary>
    public required string Audience { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>From then on it is shown to nobody.</summary>
    public required DateTimeOffset Until { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public long Version { get; set; } = 1;

    public IReadOnlyList<Guid> People => JsonSerializer.Deserialize<IReadOnlyList<Guid>>(Audience)!;

    public bool StandsAt(DateTimeOffset now) => WithdrawnAt is null && now < Until;
}
