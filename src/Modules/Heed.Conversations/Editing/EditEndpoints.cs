using Heed.Accounts.Public;
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

namespace Heed.Conversations.Editing;

/// <summary>Changing, deleting and sending again what the team wrote.</summary>
internal static class EditEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}/messages/{message:guid}").WithTags("Messages");
        group.MapPatch("", ChangeAsync).NeedsMember().WithName("ChangeMessage")
            .WithSummary("Changes the words of a chat reply or note. 409 `alreadySent` for what has left by mail, `notYours`, `notOurs`, `deleted`.");
        group.MapDelete("", DeleteAsync).NeedsMember().WithName("DeleteMessage").WithSummary("Deletes a chat reply or note: its row stays, emptied.");
        group.MapPost("/retry", RetryAsync).Needs(ConversationPermissions.Reply).WithName("RetryMessage").WithSummary("Sends a failed message once more; one that is on its way is left alone.");
        group.MapGet("/versions", VersionsAsync).NeedsMember().WithName("ListMessageVersions").WithSummary("What a message said before, oldest first: for its author, and with the right to edit conversations.");
    }

    private static async Task<Ok<MessageView>> ChangeAsync(
        Guid conversation, Guid message, ChangeMessageRequest request, Caller caller, EditMessage edit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await edit.ChangeAsync(caller.Scope, conversation, message, request.Text, cancellationToken));

    private static async Task<Ok<MessageView>> DeleteAsync(Guid conversation, Guid message, Caller caller, EditMessage edit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await edit.DeleteAsync(caller.Scope, conversation, message, cancellationToken));

    private static async Task<Ok<MessageView>> RetryAsync(Guid conversation, Guid message, Caller caller, EditMessage edit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await edit.RetryAsync(caller.Scope, conversation, message, cancellationToken));

    private static async Task<Ok<Page<VersionView>>> VersionsAsync(
        Guid conversation, Guid message, Caller caller, IStore store, IPeople people, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var author = await session.FirstAsync(
            $"select author_id from conversations_messages where workspace = {caller.Scope.Workspace} and id = {message} and conversation = {conversation}", r => Tuple.Create(r.IdOrNull(0)), cancellationToken)
            ?? throw new NotFoundRefusal();
        if (author.Item1 is null || author.Item1 != caller.Scope.Actor.Id) caller.Scope.Require(ConversationPermissions.Edit, row.Brand);
        var versions = await session.QueryAsync(
            $"select number, text, by, at from conversations_versions where workspace = {caller.Scope.Workspace} and message = {message} order by number limit {500}",
            r => new VersionView(r.Int(0), r.Text(1), r.IdOrNull(2), "", r.Time(3)), cancellationToken);
        var names = await people.FindAsync(session, caller.Scope.Workspace, [.. versions.Select(v => v.ById).OfType<Guid>().Distinct()], cancellationToken);
        return TypedResults.Ok(new Page<VersionView>([.. versions.Select(v => v.ById is { } by && names.TryGetValue(by, out var person) ? v with { ByName = person.Name } : v)], null));
    }
}

/// <summary>The new words.</summary>
internal sealed record ChangeMessageRequest(string? Text);

/// <summary>What a message said until it was changed.</summary>
/// <param name="ById">Who changed it.</param>
/// <param name="At">When it was changed.</param>
internal sealed record VersionView(int Number, string Text, Guid? ById, string ByName, DateTimeOffset At);
