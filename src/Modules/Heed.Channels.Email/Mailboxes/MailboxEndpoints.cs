using Heed.Channels.Email.Connecting;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Mailboxes;

/// <summary><c>/inboxes/{id}/email</c>: settings of a mailbox, its check, the providers that are known.</summary>
internal static class MailboxEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/mailboxes", ListAsync).NeedsMember().WithName("ListMailboxes").WithTags("E-mail")
            .WithSummary("Addresses of the mailboxes of the caller's brands, and whether they work: what a composer needs to know.");
        workspace.MapGet("/mailboxes/providers", Providers).NeedsMember().WithName("ListMailProviders").WithTags("E-mail")
            .WithSummary("Servers of well-known mail providers, to fill in the form.");
        var inbox = workspace.MapGroup("/inboxes/{id:guid}/email").WithTags("E-mail");
        inbox.MapGet("", GetAsync).Needs(MailboxDesk.Manage).WithName("GetMailbox").WithSummary("Settings and health of a mailbox. Passwords are never shown.");
        inbox.MapPut("", PutAsync).Needs(MailboxDesk.Manage).WithName("PutMailbox").WithSummary("Replaces the settings. A password left out stays; an empty one is forgotten.");
        inbox.MapPost("/check", CheckAsync).Needs(MailboxDesk.Manage).WithName("CheckMailbox")
            .WithSummary("Tries settings step by step, saved or not: names, connection, certificate, sign-in, folder, and a mail to itself. Says at each step what is wrong.");
    }

    private static async Task<Ok<Page<MailboxSummary>>> ListAsync(Caller caller, IStore store, IInboxes inboxes, CancellationToken cancellationToken)
    {
        var workspace = caller.Scope.Workspace;
        using var session = store.Read();
        var rows = await session.Db.Set<Mailbox>().Where(m => m.Workspace == workspace).OrderBy(m => m.CreatedAt).ToListAsync(cancellationToken);
        var health = await session.Db.Set<MailboxHealth>().Where(h => h.Workspace == workspace).ToListAsync(cancellationToken);
        var items = new List<MailboxSummary>();
        foreach (var row in rows)
        {
            if (await inboxes.FindAsync(session, workspace, row.Inbox, cancellationToken) is not { } inbox || !caller.Scope.Sees(inbox.Brand)) continue;
            var settings = row.Read();
            items.Add(new MailboxSummary(
                row.Inbox, settings.Address, settings.DisplayName, settings.Aliases, row.Enabled, settings.UndoSeconds,
                health.Find(h => h.Inbox == row.Inbox && h.Direction == MailboxHealth.Receiving)?.State ?? HealthState.Off,
                health.Find(h => h.Inbox == row.Inbox && h.Direction == MailboxHealth.Sending)?.State ?? HealthState.Off));
        }

        return TypedResults.Ok(new Page<MailboxSummary>(items, null));
    }

    private static Ok<Page<Provider>> Providers() => TypedResults.Ok(new Page<Provider>(Provider.Known, null));

    private static async Task<Ok<MailboxView>> GetAsync(Guid id, Caller caller, MailboxDesk desk, IStore store, HttpContext context, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var (_, mailbox) = await desk.GetAsync(session, caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, mailbox.Version);
        return TypedResults.Ok(await desk.ViewAsync(session, mailbox, cancellationToken));
    }

    private static async Task<Ok<MailboxView>> PutAsync(
        Guid id, MailboxRequest body, Caller caller, MailboxDesk desk, MailConnector connector, IStore store, HttpContext context, CancellationToken cancellationToken)
    {
        var expected = Versions.IfMatch(context.Request);
        using (var session = store.Read()) await desk.GetAsync(session, caller.Scope, id, cancellationToken);
        body.Check();
        connector.RequireProtected(body.Imap, body.Smtp);
        await desk.ReplaceAsync(caller.Scope, id, body, expected, cancellationToken);
        return await GetAsync(id, caller, desk, store, context, cancellationToken);
    }

    private static async Task<Ok<MailboxCheckView>> CheckAsync(
        Guid id, MailboxCheckRequest body, Caller caller, MailboxDesk desk, MailboxCheck check, IStore store, CancellationToken cancellationToken)
    {
        Mailbox mailbox;
        using (var session = store.Read()) (_, mailbox) = await desk.GetAsync(session, caller.Scope, id, cancellationToken);
        body.Settings?.Check();
        return TypedResults.Ok(await check.RunAsync(caller.Scope.Workspace, id, body.Settings?.ToSettings() ?? mailbox.Read(), body, cancellationToken));
    }
}

/// <summary>A mailbox as every agent may know it.</summary>
internal sealed record MailboxSummary(
    Guid Id, string Address, string DisplayName, IReadOnlyList<string> Aliases, bool Enabled, int UndoSeconds, HealthState Receiving, HealthState Sending);

/// <summary>What to try.</summary>
/// <param name="Part">Which part of the check; all of them without.</param>
/// <param name="Settings">Settings that are not saved yet; the saved ones without. Passwords that are left out are taken from the saved ones.</param>
internal sealed record MailboxCheckRequest(CheckPart? Part = null, MailboxRequest? Settings = null);

/// <summary>Parts of the check, so that a wizard can show them one after the other.</summary>
internal enum CheckPart
{
    Receiving,
    Sending,

    /// <summary>A mail to itself: sent, and seen to arrive; also whether signed addresses arrive.</summary>
    Loop,
}

/// <summary>What the check found.</summary>
internal sealed record MailboxCheckView(bool Works, IReadOnlyList<CheckStep> Steps);

/// <summary>One step of the check.</summary>
/// <param name="Step">dns, connect, tls, signIn, folder, smtpDns, smtpConnect, smtpTls, smtpSignIn, send, arrive, plusAddress.</param>
/// <param name="State">ok, failed or skipped.</param>
/// <param name="Code">What is wrong; the console explains it.</param>
/// <param name="Text">The server's own words, the certificate's fingerprint, or the folders that are there.</param>
internal sealed record CheckStep(string Step, string State, string? Code = null, string? Text = null, IReadOnlyList<string>? Choices = null, string? Fingerprint = null);
