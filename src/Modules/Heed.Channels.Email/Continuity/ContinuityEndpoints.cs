using Heed.Accounts.Public;
using Heed.Channels.Email.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Continuity;

/// <summary><c>/inboxes/{id}/continuity</c>: which mailbox goes on with a chat when its customer has left the site.</summary>
internal static class ContinuityEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var inbox = workspace.MapGroup("/inboxes/{id:guid}/continuity").WithTags("E-mail");
        inbox.MapGet("", GetAsync).Needs(MailboxDesk.Manage).WithName("GetContinuity").WithSummary("Whether answers that a customer has not seen on the site go by mail, after how long, and from which mailbox.");
        inbox.MapPut("", PutAsync).Needs(MailboxDesk.Manage).WithName("PutContinuity").WithSummary("Replaces the setting of a web inbox.");
    }

    private static async Task<Ok<ContinuityView>> GetAsync(Guid id, Caller caller, IStore store, IInboxes inboxes, HttpContext context, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await WebInboxAsync(session, id, caller.Scope, inboxes, cancellationToken);
        var row = await session.Db.Set<Continuation>().FirstOrDefaultAsync(c => c.Workspace == caller.Scope.Workspace && c.Inbox == id, cancellationToken) ?? new Continuation { Version = 0 };
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(new ContinuityView(id, row.Version, row.Enabled, row.Mailbox, row.Minutes));
    }

    private static async Task<Ok<ContinuityView>> PutAsync(Guid id, ContinuityRequest body, Caller caller, IStore store, IInboxes inboxes, IAudit audit, HttpContext context, CancellationToken cancellationToken)
    {
        var expected = Versions.IfMatch(context.Request);
        var workspace = caller.Scope.Workspace;
        using (var session = store.Read())
        {
            await WebInboxAsync(session, id, caller.Scope, inboxes, cancellationToken);
            var mailbox = body.MailboxId is { } named ? await inboxes.FindAsync(session, workspace, named, cancellationToken) : null;
            new Validate()
                .That(!body.Enabled || mailbox is not null, "mailboxId", "required", "Choose the mailbox that carries it.")
                .That(body.MailboxId is null || (mailbox is { Channel: MailboxDesk.Channel } && caller.Scope.Has(MailboxDesk.Manage, mailbox.Brand)), "mailboxId", "unknownMailbox", "There is no such mailbox.")
                .That(body.Minutes is >= 1 and <= 1440, "minutes", "outOfRange", "Between 1 and 1440.")
                .Done();
        }

        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var row = unit.Db.Set<Continuation>().FirstOrDefault(c => c.Workspace == workspace && c.Inbox == id);
                Versions.Require(expected, row?.Version ?? 0);
                if (row is null) unit.Db.Add(row = new Continuation { Workspace = workspace, Inbox = id, Version = 0 });
                (row.Enabled, row.Mailbox, row.Minutes) = (body.Enabled, body.MailboxId, body.Minutes);
                row.Version++;
                unit.Append(new LedgerEvent("inbox.changed", "inbox", id));
                audit.Write(unit, caller.Scope, "inbox.changed", "inbox", id, new { byMail = body.Enabled });
            },
            cancellationToken);
        return await GetAsync(id, caller, store, inboxes, context, cancellationToken);
    }

    private static async Task WebInboxAsync(ReadSession session, Guid id, Scope scope, IInboxes inboxes, CancellationToken cancellationToken)
    {
        var inbox = await inboxes.GetAsync(session, scope, id, cancellationToken);
        if (inbox.Channel == MailboxDesk.Channel) throw new NotFoundRefusal();
        scope.Require(MailboxDesk.Manage, inbox.Brand);
    }
}

/// <summary>How a chat goes on by mail.</summary>
internal sealed record ContinuityView(Guid Id, long Version, bool Enabled, Guid? MailboxId, int Minutes);

/// <summary>How a chat is to go on by mail.</summary>
/// <param name="Minutes">How long an answer stays unread on the site before it is mailed.</param>
internal sealed record ContinuityRequest(bool Enabled, Guid? MailboxId, int Minutes = 10, Guid? Id = null, long? Version = null);
