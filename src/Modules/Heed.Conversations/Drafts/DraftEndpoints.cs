using Heed.Conversations.Access;
using Heed.Conversations.Messages;
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
        group.MapGet("", GetAsync).NeedsMember().WithName("GetDraft").WithSummary("The caller's draft; 404 when there is none.");
        group.MapPut("", PutAsync).NeedsMember().WithName("SaveDraft").WithSummary("Saves the caller's draft.");
        group.MapDelete("", DeleteAsync).NeedsMember().WithName("DeleteDraft").WithSummary("Throws the caller's draft away.");
    }

    private static async Task<Ok<DraftView>> GetAsync(Guid conversation, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var draft = await session.FirstAsync(
            $"select text, note, version, updated_at from conversations_drafts where workspace = {caller.Scope.Workspace} and person = {caller.PersonId} and conversation = {conversation}",
            r => new DraftView(r.Text(0), r.Bool(1), r.Long(2), r.Time(3)), cancellationToken);
        return TypedResults.Ok(draft ?? throw new NotFoundRefusal());
    }

    private static async Task<Ok<DraftView>> PutAsync(Guid conversation, DraftRequest request, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        new Validate().That(request.Text.Length <= ThreadWriter.MaxText, "text", "tooLong", $"At most {ThreadWriter.MaxText} characters.").Done();
        using (var session = store.Read()) await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var view = await store.WriteAsync(caller.Scope, unit => Save(unit, caller.PersonId, conversation, request), cancellationToken);
        return TypedResults.Ok(view);
    }

    private static DraftView Save(Unit unit, Guid person, Guid conversation, DraftRequest request)
    {
        var current = unit.Number($"select version from conversations_drafts where workspace = {unit.Workspace} and person = {person} and conversation = {conversation}");
        Versions.Require(request.Version, current);
        var version = current + 1;
        unit.Execute($"""
            insert into conversations_drafts (workspace, person, conversation, text, note, version, updated_at)
            values ({unit.Workspace}, {person}, {conversation}, {request.Text}, {request.Note}, {version}, {unit.Now})
            on conflict (workspace, person, conversation) do update set text = excluded.text, note = excluded.note, version = excluded.version, updated_at = excluded.updated_at
            """);
        unit.Append(new LedgerEvent("draft.changed", "draft", conversation, version, new { person }));
        return new DraftView(request.Text, request.Note, version, unit.Now);
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
internal sealed record DraftRequest(string Text, bool Note = false, long? Version = null);

/// <summary>The caller's draft.</summary>
internal sealed record DraftView(string Text, bool Note, long Version, DateTimeOffset UpdatedAt);
