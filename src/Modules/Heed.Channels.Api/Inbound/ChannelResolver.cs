using Heed.Channels.Api.Inboxes;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Channels.Api.Inbound;

/// <summary>Token → inbox, from current rows at every request: a token that was replaced, or an archived inbox, ends at once.</summary>
internal sealed class ChannelResolver(IStore store, IInboxes inboxes, TimeProvider time) : IChannelResolver
{
    public async Task<Scope> ResolveAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : "";
        if (ChannelToken.PrefixOf(token) is not { } prefix) throw new SignInRequiredRefusal("tokenInvalid");
        using var session = store.Read();
        var row = await session.FirstAsync(
            $"select workspace, inbox, token_prefix, token_hash, old_hash, old_until from api_inboxes where token_prefix = {prefix} or old_prefix = {prefix}",
            r => ((WorkspaceId Workspace, Guid Inbox, bool Current, string? Hash, string? Old, DateTimeOffset? Until)?)(new WorkspaceId(r.Int(0)), r.Id(1), r.TextOrNull(2) == prefix, r.TextOrNull(3), r.TextOrNull(4), r.TimeOrNull(5)),
            context.RequestAborted);
        if (row is not { } found || !(found.Current ? ChannelToken.Same(found.Hash, token) : found.Until > time.GetUtcNow() && ChannelToken.Same(found.Old, token))) throw new SignInRequiredRefusal("tokenInvalid");
        // The token names its inbox; another one's address is not there for it.
        if (!Guid.TryParse(context.GetRouteValue("inbox") as string, out var asked) || asked != found.Inbox) throw new NotFoundRefusal();
        var inbox = await inboxes.FindAsync(session, found.Workspace, found.Inbox, context.RequestAborted) ?? throw new NotFoundRefusal();
        if (inbox.Archived) throw new ConflictRefusal("inboxArchived", "This inbox takes no messages any more.");
        context.Features.Set(new ChannelSession(inbox));
        return new Scope(found.Workspace, Actor.ApiKey(found.Inbox));
    }
}
