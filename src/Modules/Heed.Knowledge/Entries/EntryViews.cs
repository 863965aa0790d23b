using Heed.Knowledge.Files;
using Heed.Knowledge.Usage;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Entries;

/// <summary>Reads entries for the API.</summary>
internal sealed class EntryViews(IStore store, KnowledgeLinks links, TimeProvider time)
{
    /// <exception cref="NotFoundRefusal">It is not there, or not for the scope.</exception>
    public async Task<EntryView> OneAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var entry = await FindAsync(session, scope, id, cancellationToken);
        var now = time.GetUtcNow();
        var usage = await UsageBook.OfAsync(session, scope.Workspace, id, now, UsageSums.Usual, cancellationToken);
        var row = await session.FirstAsync($"select {EntryRow.Columns} from knowledge_entries e where e.workspace = {scope.Workspace} and e.id = {id}", r => EntryRow.Read(r, now), cancellationToken)
            ?? throw new NotFoundRefusal();
        var can = new EntryRights(Allows(KnowledgePermissions.Write), Allows(KnowledgePermissions.Review), Allows(KnowledgePermissions.Publish));
        return EntryView.Of(row, usage, can) with
        {
            Draft = Content(scope.Workspace, entry.Draft),
            Published = Content(scope.Workspace, entry.Published),
            DraftAt = entry.DraftAt,
            DraftById = entry.DraftBy,
            PublishedAt = entry.PublishedAt,
            PublishedById = entry.PublishedBy,
            Scheduled = entry.PublishAt is { } at ? new ScheduleView(at, entry.ScheduledBy, entry.ScheduledNote) : null,
            ReviewCase = entry.Review == ReviewState.None ? null : new ReviewView(entry.Review, entry.Reviewer, entry.RequestedBy, entry.RequestedAt, entry.ReviewNote, entry.ReviewComment),
        };

        bool Allows(string permission) => EntryAccess.Allows(scope, permission, entry.Brand);
    }

    /// <exception cref="NotFoundRefusal">It is not there, or not for the scope.</exception>
    public static async Task<Entry> FindAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var entry = await session.Db.Set<Entry>().FirstOrDefaultAsync(e => e.Workspace == scope.Workspace && e.Id == id, cancellationToken);
        return entry is not null && EntryAccess.Shows(scope, entry.Brand) ? entry : throw new NotFoundRefusal();
    }

    /// <summary>The content as the API shows it.</summary>
    public ContentView? Content(WorkspaceId workspace, string? json)
    {
        if (json is null) return null;
        var c = EntryContent.Read(json);
        return new ContentView(
            c.Question, c.Language, c.Titles, c.Variants, c.Answers, c.Related,
            [.. c.Files.Select(f => new FileView(f.Id, f.Name, f.ContentType, f.Size, links.Link(workspace, f.Id, f.Name)))], c.Audience);
    }
}
