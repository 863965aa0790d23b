using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Routing.CallBacks;

/// <summary>A customer who asked to be rung. The place in the queue is the conversation's own.</summary>
internal sealed class CallBack
{
    /// <summary>Kind on the live socket and in the ledger.</summary>
    public const string LiveKind = "callBack";

    public required WorkspaceId Workspace { get; init; }

    public required Guid Id { get; init; }

    public required Guid Conversation { get; init; }

    public required Guid Customer { get; init; }

    public required Guid Queue { get; init; }

    /// <summary>E.164.</summary>
    public required string Phone { get; init; }

    /// <summary>What it is about, in the customer's words.</summary>
    public string About { get; init; } = "";

    public CallBackState State { get; set; }

    /// <summary>Who has the ring card, or rings.</summary>
    public Guid? Agent { get; set; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it is to be rung; null for as soon as it is its turn.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The end of the time the customer chose; null where none was chosen.</summary>
    public DateTimeOffset? SlotEnds { get; init; }

    /// <summary>Until when the agent is to begin, or to say what became of it.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Calls without an answer after which it ends.</summary>
    public required int MostAttempts { get; init; }

    /// <summary>Time between two calls, in minutes.</summary>
    public required int SpacingMinutes { get; init; }

    /// <summary>JSON of the <see cref="CallAttempt"/>s, oldest first.</summary>
    public string Attempts { get; set; } = "[]";

    public DateTimeOffset? EndedAt { get; set; }

    public long Version { get; set; } = 1;

    public bool IsOpen => State <= CallBackState.Calling;

    public IReadOnlyList<CallAttempt> Calls => JsonSerializer.Deserialize<IReadOnlyList<CallAttempt>>(Attempts, HeedJson.Options)!;

    public void Add(CallAttempt attempt) => Attempts = JsonSerializer.Serialize<IReadOnlyList<CallAttempt>>([.. Calls, attempt], HeedJson.Options);
}
