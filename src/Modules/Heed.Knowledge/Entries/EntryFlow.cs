using Heed.Accounts.Public;
using Heed.Notices.Public;
using Heed.Platform.Timers;
using Heed.Platform.Web;

namespace Heed.Knowledge.Entries;

/// <summary>The way of a draft to customers: review, publishing, and back.</summary>
internal sealed class EntryFlow(IStore store, IPeople people, INotices notices, IAudit audit, IEnumerable<IPublishGate> gates)
{
    /// <summary>Asks a person to look at the draft and tells them.</summary>
    public async Task SubmitAsync(Scope scope, Guid id, long? expected, ReviewRequest request, CancellationToken cancellationToken)
    {
        new Validate().Text(request.Note, "note", EntryRules.MaxNote, required: false, multiline: true).Done();
        var reviewer = await people.ScopeOfAsync(scope.Workspace, request.ReviewerId, cancellationToken);
        await ActAsync(scope, id, expected, KnowledgePermissions.Write, "changed", (unit, entry) =>
        {
            if (reviewer is null || !EntryAccess.Allows(reviewer, KnowledgePermissions.Review, entry.Brand)) throw new InvalidRefusal("reviewerId", "mayNotReview", "This person may not review the entry.");
            EntryRules.CheckReady(EntryContent.Read(Draft(entry)));
            (entry.Review, entry.Reviewer, entry.RequestedBy, entry.RequestedAt) = (ReviewState.Pending, request.ReviewerId, EntryWriting.PersonOf(unit), unit.Now);
            (entry.ReviewNote, entry.ReviewComment) = (Trim(request.Note), null);
            Tell(unit, request.ReviewerId, NoticeKinds.KnowledgeReview, entry);
        }, cancellationToken);
    }

    /// <summary>Agrees to the draft, and publishes it when asked to.</summary>
    public async Task ApproveAsync(Scope scope, Guid id, long? expected, EntryApproval approval, CancellationToken cancellationToken)
    {
        new Validate().Text(approval.Comment, "comment", EntryRules.MaxNote, required: false, multiline: true).Done();
        if (approval.Publish) await PassAsync(scope, cancellationToken);
        await ActAsync(scope, id, expected, KnowledgePermissions.Review, approval.Publish ? "published" : "changed", (unit, entry) =>
        {
            if (approval.Publish) EntryAccess.Require(scope, KnowledgePermissions.Publish, entry.Brand);
            if (entry.Review != ReviewState.Pending) throw new ConflictRefusal("notInReview", "The draft is not in review.");
            (entry.Review, entry.ReviewComment) = (ReviewState.Approved, Trim(approval.Comment));
            if (entry.RequestedBy is { } writer) Tell(unit, writer, NoticeKinds.KnowledgeReviewed, entry, "approved");
            if (!approval.Publish) return;
            EntryWriting.Unschedule(unit, entry);
            EntryWriting.Publish(unit, entry, Draft(entry), EntryWriting.PersonOf(unit), null);
        }, cancellationToken);
    }

    /// <summary>Gives the draft back to its writer.</summary>
    public Task ReturnAsync(Scope scope, Guid id, long? expected, string comment, CancellationToken cancellationToken)
    {
        new Validate().Text(comment, "comment", EntryRules.MaxNote, multiline: true).Done();
        return ActAsync(scope, id, expected, KnowledgePermissions.Review, "changed", (unit, entry) =>
        {
            if (entry.Review != ReviewState.Pending) throw new ConflictRefusal("notInReview", "The draft is not in review.");
            (entry.Review, entry.ReviewComment) = (ReviewState.Returned, comment.Trim());
            if (entry.RequestedBy is { } writer) Tell(unit, writer, NoticeKinds.KnowledgeReviewed, entry, "returned");
        }, cancellationToken);
    }

    /// <summary>Takes the draft out of review.</summary>
    public Task WithdrawAsync(Scope scope, Guid id, long? expected, CancellationToken cancellationToken) =>
        ActAsync(scope, id, expected, KnowledgePermissions.Write, "changed", (_, entry) => EntryWriting.EndReview(entry), cancellationToken);

    /// <summary>Publishes the draft now, or as it is now at a later time.</summary>
    /// <exception cref="ConflictRefusal">Something stands against it, such as <c>testsFail</c>.</exception>
    public async Task PublishAsync(Scope scope, Guid id, long? expected, Publishing publishing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        new Validate()
            .Text(publishing.Note, "note", EntryRules.MaxNote, required: false, multiline: true)
            .That(publishing.At is not { } at || at < now.AddYears(2), "at", "tooLate", "At most two years ahead.").Done();
        await PassAsync(scope, cancellationToken);
        var later = publishing.At is { } due && due > now;
        await ActAsync(scope, id, expected, KnowledgePermissions.Publish, later ? "changed" : "published", (unit, entry) =>
        {
            var draft = entry.Draft ?? (entry.Status == EntryStatus.Archived ? entry.Published : null) ?? throw new ConflictRefusal("noDraft", "There is nothing new to publish.");
            EntryWriting.Unschedule(unit, entry);
            var by = EntryWriting.PersonOf(unit);
            if (!later)
            {
                EntryWriting.Publish(unit, entry, draft, by, publishing.Note);
                return;
            }

            EntryRules.CheckReady(EntryContent.Read(draft));
            (entry.Scheduled, entry.PublishAt, entry.ScheduledBy, entry.ScheduledNote) = (draft, publishing.At, by, Trim(publishing.Note));
            unit.SetTimer(PublishTimer.TimerKind, id, publishing.At!.Value);
            audit.Write(unit, scope, "knowledgeEntry.scheduled", Entry.LiveKind, id, new { publishing.At });
        }, cancellationToken);
    }

    /// <summary>Forgets a decided publishing.</summary>
    public Task UnscheduleAsync(Scope scope, Guid id, long? expected, CancellationToken cancellationToken) =>
        ActAsync(scope, id, expected, KnowledgePermissions.Publish, "changed", EntryWriting.Unschedule, cancellationToken);

    /// <summary>Takes it from customers at once; it stays as a draft.</summary>
    public Task UnpublishAsync(Scope scope, Guid id, long? expected, CancellationToken cancellationToken) =>
        ActAsync(scope, id, expected, KnowledgePermissions.Publish, "unpublished", (unit, entry) =>
        {
            if (entry.Published is null) throw new ConflictRefusal("notPublished", "It is not published.");
            EntryWriting.Unpublish(unit, entry);
        }, cancellationToken);

    /// <summary>Puts it away, or takes it back as a draft.</summary>
    public Task ArchiveAsync(Scope scope, Guid id, long? expected, bool archived, CancellationToken cancellationToken) =>
        ActAsync(scope, id, expected, KnowledgePermissions.Publish, archived ? "unpublished" : "changed", (unit, entry) =>
        {
            if (archived == (entry.Status == EntryStatus.Archived)) return;
            if (entry.Published is not null) EntryWriting.Unpublish(unit, entry);
            EntryWriting.Unschedule(unit, entry);
            EntryWriting.EndReview(entry);
            entry.Status = archived ? EntryStatus.Archived : EntryStatus.Draft;
        }, cancellationToken);

    /// <summary>Throws the draft beside a published version away.</summary>
    public Task DiscardAsync(Scope scope, Guid id, long? expected, CancellationToken cancellationToken) =>
        ActAsync(scope, id, expected, KnowledgePermissions.Write, "changed", (unit, entry) =>
        {
            if (entry.Published is not { } published) throw new ConflictRefusal("notPublished", "There is no published version to go back to. Delete the entry instead.");
            EntryWriting.Write(unit, entry, EntryContent.Read(published));
            EntryWriting.EndReview(entry);
        }, cancellationToken);

    /// <summary>Makes the content of an old version the draft.</summary>
    public Task RestoreAsync(Scope scope, Guid id, long? expected, int number, CancellationToken cancellationToken) =>
        ActAsync(scope, id, expected, KnowledgePermissions.Write, "changed", (unit, entry) =>
        {
            var content = unit.First($"select content from knowledge_versions where workspace = {unit.Workspace} and entry = {id} and number = {number}", r => r.Text(0)) ?? throw new NotFoundRefusal();
            EntryWriting.Write(unit, entry, EntryContent.Read(content));
        }, cancellationToken);

    private async Task PassAsync(Scope scope, CancellationToken cancellationToken)
    {
        foreach (var gate in gates) await gate.CheckAsync(scope, cancellationToken);
    }

    private Task ActAsync(Scope scope, Guid id, long? expected, string permission, string what, Action<Unit, Entry> act, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var entry = EntryAccess.Load(unit, scope, id);
            EntryAccess.Require(scope, permission, entry.Brand);
            Platform.Web.Versions.Require(expected, entry.Version);
            act(unit, entry);
            EntryWriting.Settle(entry);
            EntryWriting.Done(unit, entry, what);
            // What customers get to read, and who decided on it.
            if (what is "published" or "unpublished") audit.Write(unit, scope, "knowledgeEntry." + what, Entry.LiveKind, id, new { number = entry.PublishedNumber });
        },
        cancellationToken);

    private void Tell(Unit unit, Guid person, string kind, Entry entry, string? outcome = null) =>
        notices.Notify(unit, person, kind, actor: EntryWriting.PersonOf(unit), facts: new { entry = entry.Id, outcome });

    private static string Draft(Entry entry) => entry.Draft ?? throw new ConflictRefusal("noDraft", "There is nothing new to publish.");

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
