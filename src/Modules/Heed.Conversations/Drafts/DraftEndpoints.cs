using Heed.Conversations.Access;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Drafts;

/// <summary>The caller's draft in a conversation: kept on the server, so that it follows the person, not the browser.</summary>
internal static class DraftEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}/draft").WithTags("Drafts");
        group.MapGet("", GetAsync).NeedsMember().WithName("GetDraft").WithSummary("The caller's draft; nothing (204) when there is none.");
        group.MapPut("", PutAsync).NeedsMember().WithName("SaveDraft").WithSummary("Saves the caller's draft.");
        group.MapDelete("", DeleteAsync).NeedsMember().WithName("DeleteDraft").WithSummary("Throws the caller's draft away.");
    }

    private static async Task<Results<Ok<DraftView>, NoContent>> GetAsync(Guid conversation, Caller caller, IStore store, DraftViews views, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var draft = await session.FirstAsync(
            $"select {DraftViews.Columns} from conversations_drafts d where d.workspace = {caller.Scope.Workspace} and d.person = {caller.PersonId} and d.conversation = {conversation}",
            DraftViews.Read, cancellationToken);
        return draft is null ? TypedResults.NoContent() : TypedResults.Ok(await views.CompleteAsync(session, caller.Scope.Workspace, draft, cancellationToken));
    }

    private static async Task<Ok<DraftView>> PutAsync(Guid conversation, DraftRequest request, Caller caller, IStore store, DraftViews views, CancellationToken cancellationToken)
    {
        new Validate()
            .That(request.Text.Length <= ThreadWriter.MaxText, "text", "tooLong", $"At most {ThreadWriter.MaxText} characters.")
            .That((request.FileIds?.Count ?? 0) <= 10, "fileIds", "tooMany", "At most 10 files in one message.")
            .That((request.Subject ?? "").Length <= 200, "subject", "tooLong", "At most 200 characters.")
            .That(Recipients(request).All(r => r.Name.Length <= 120 && r.Address.Length <= 254), "to", "tooLong", "An address is too long.")
            .That(Recipients(request).Count() <= 100, "to", "tooMany", "At most 100 recipients.")
            .Done();
        using (var session = store.Read()) await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var view = await store.WriteAsync(caller.Scope, unit => Save(unit, caller.PersonId, conversation, request), cancellationToken);
        using var after = store.Read();
        return TypedResults.Ok(await views.CompleteAsync(after, caller.Scope.Workspace, view, cancellationToken));
    }

    private static IEnumerable<Correspondent> Recipients(DraftRequest request) => (request.To ?? []).Concat(request.Cc ?? []).Concat(request.Bcc ?? []);

    private static DraftView Save(Unit unit, Guid person, Guid conversation, DraftRequest request)
    {
        var current = unit.Number($"select version from conversations_drafts where workspace = {unit.Workspace} and person = {person} and conversation = {conversation}");
        Versions.Require(request.Version, current);
        var version = current + 1;
        DraftExtras? extras = request is { FileIds: null or [], Subject: null, To: null, Cc: null, Bcc: null }
            ? null
            : new DraftExtras(request.FileIds, request.Subject, request.To, request.Cc, request.Bcc);
        DraftRows.Write(unit, person, conversation, request.Text, request.Note, extras, version);
        return DraftViews.View(request.Text, request.Note, version, unit.Now, extras);
    }

    private static async Task<NoContent> DeleteAsync(Guid conversation, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var dropped = unit.Execute($"delete from conversations_drafts where workspace = {unit.Workspace} and person = {caller.PersonId} and conversation = {conversation}");
                if (dropped > 0) unit.Append(new LedgerEvent("draft.deleted", "draft", conversation, 0, new { person = caller.PersonId }));
            },
            cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>A draft to save. With <see cref="Version"/>, saving over a newer one from another window answers 412.</summary>
internal sealed record DraftRequest(
    string Text, bool Note = false, long? Version = null, IReadOnlyList<Guid>? FileIds = null, string? Subject = null,
    IReadOnlyList<Correspondent>? To = null, IReadOnlyList<Correspondent>? Cc = null, IReadOnlyList<Correspondent>? Bcc = null);
