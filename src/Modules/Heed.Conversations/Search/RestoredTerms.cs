using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Backup;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Heed.Text;

namespace Heed.Conversations.Search;

/// <summary>Writes the search index of messages, files and subjects anew after a restore, oldest first, so that newest first is its order again.</summary>
internal sealed class RestoredTerms(IStore store, IWorkspaces workspaces) : IAfterRestore
{
    private const int Batch = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var workspace in await workspaces.ListAsync(cancellationToken))
        {
            await WriteAsync(workspace, SearchKind.Message, after => $"""
                select id, text from conversations_messages
                where workspace = {workspace} and id > {after} and author <> {MessageAuthor.System} and activity is null and deleted_at is null order by id limit {Batch}
                """, cancellationToken);
            await WriteAsync(workspace, SearchKind.File, after =>
                $"select id, name from conversations_files where workspace = {workspace} and id > {after} and message is not null order by id limit {Batch}", cancellationToken);
            await WriteAsync(workspace, SearchKind.Subject, after =>
                $"select id, subject from conversations_conversations where workspace = {workspace} and id > {after} and subject is not null order by id limit {Batch}", cancellationToken);
        }
    }

    private async Task WriteAsync(WorkspaceId workspace, SearchKind kind, Func<Guid, SqlText> page, CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            List<(Guid Id, string Text)> rows;
            using (var session = store.Read()) rows = await session.QueryAsync(page(last), r => (r.Id(0), r.Text(1)), cancellationToken);
            if (rows.Count == 0) return;
            await store.WriteAsync(
                Scope.System(workspace),
                unit =>
                {
                    foreach (var (id, text) in rows) SearchIndex.Add(unit, kind, id, SearchTerms.Of(text));
                },
                cancellationToken);
            last = rows[^1].Id;
        }
    }
}
