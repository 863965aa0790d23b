using Heed.Platform.Ledger;

namespace Heed.Surveys.Answers;

/// <summary>Begins a new round whenever a conversation is resolved.</summary>
internal sealed class RoundReader(IStore store) : ILedgerReader
{
    public string Name => "surveys";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { ConversationEvents.Resolved };

    public Task HandleAsync(LedgerRow row, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(row.Workspace),
        unit => unit.Execute($"""
            insert into surveys_rounds (workspace, conversation, number, seq) values ({row.Workspace}, {row.Entity}, 1, {row.Seq})
            on conflict (workspace, conversation) do update set number = surveys_rounds.number + 1, seq = excluded.seq where surveys_rounds.seq < excluded.seq
            """),
        cancellationToken);
}
