using System.Globalization;
using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Mail;
using Heed.Notices.Inbox;
using Heed.Notices.Public;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Notices.Sending;

/// <summary>Writes the mail of a row of the outbox, from what holds at the moment of sending.</summary>
internal sealed class NoticeMails(IStore store, IPeople people, IWorkspaces workspaces, SendQueue queue, Unsubscribe unsubscribe, SystemMail system)
{
    /// <summary>The mail; null when it is pointless by now: read meanwhile, or the person has left.</summary>
    public async Task<OutgoingMail?> WriteAsync(NoticeSend send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var found = await people.FindAsync(session, send.Workspace, [send.Person], cancellationToken);
        if (!found.TryGetValue(send.Person, out var person) || !person.Active) return null;
        var workspace = await workspaces.GetAsync(send.Workspace, cancellationToken);
        var words = MailTexts.In(person.Language);
        if (queue.Open(send) is { } path)
        {
            var (subject, text) = send.Kind == "invite" ? words.Invite(workspace.Name) : words.Reset;
            return Mail(send, person, subject, $"{text}\n\n{system.BaseUrl}{path}\n", null, now);
        }

        var stop = system.BaseUrl + unsubscribe.For(send.Workspace, send.Person, send.Kind);
        var foot = $"\n-- \n{words.Why(workspace.Name)}\n{words.Stop}{stop}\n";
        return send.Kind == DigestTimer.MailKind
            ? await DigestAsync(session, send, person, words, foot, stop, now, cancellationToken)
            : await NoticeAsync(session, send, person, words, foot, stop, now, cancellationToken);
    }

    private async Task<OutgoingMail?> NoticeAsync(
        ReadSession session, NoticeSend send, PersonRow person, MailTexts words, string foot, string stop, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var notice = await session.Db.Set<Notice>().FirstOrDefaultAsync(n => n.Workspace == send.Workspace && n.Id == send.Notice, cancellationToken);
        var account = send.Kind == NoticeKinds.AccountChanged;
        if (notice is null || (notice.ReadAt is not null && !account)) return null;
        var line = await LineAsync(session, words, notice, cancellationToken);
        // What was done to an account cannot be unsubscribed from: a thief would do that first.
        return account
            ? Mail(send, person, line, $"{line}\n\n{words.AccountHint}\n{words.Open}{system.BaseUrl}/w/{send.Workspace}/settings/profile\n", null, now)
            : Mail(send, person, line, $"{line}\n\n{words.Open}{Link(notice)}\n{foot}", stop, now);
    }

    private async Task<OutgoingMail?> DigestAsync(
        ReadSession session, NoticeSend send, PersonRow person, MailTexts words, string foot, string stop, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unread = session.Db.Set<Notice>().Where(n => n.Workspace == send.Workspace && n.Person == send.Person && n.ReadAt == null);
        var newest = await unread.OrderByDescending(n => n.Id).Take(20).ToListAsync(cancellationToken);
        if (newest.Count == 0) return null;
        var lines = new List<string>();
        foreach (var notice in newest) lines.Add($"- {await LineAsync(session, words, notice, cancellationToken)}\n  {Link(notice)}");
        return Mail(send, person, words.Digest(await unread.CountAsync(cancellationToken)), $"{string.Join('\n', lines)}\n{foot}", stop, now);
    }

    private async Task<string> LineAsync(ReadSession session, MailTexts words, Notice notice, CancellationToken cancellationToken)
    {
        string? actor = null;
        if (notice.Actor is { } id && (await people.FindAsync(session, notice.Workspace, [id], cancellationToken)).TryGetValue(id, out var row)) actor = row.Name;
        var action = notice.Facts is null ? null : JsonElement.Parse(notice.Facts).TryGetProperty("action", out var given) ? given.GetString() : null;
        return words.Of(notice.Kind, actor, action);
    }

    private string Link(Notice notice) => notice.Conversation is { } conversation
        ? $"{system.BaseUrl}/w/{notice.Workspace}/inbox/{(notice.Kind == NoticeKinds.Mentioned ? "mentions" : "mine")}/{conversation}"
        : $"{system.BaseUrl}/w/{notice.Workspace}/inbox";

    private OutgoingMail Mail(NoticeSend send, PersonRow person, string subject, string text, string? stop, DateTimeOffset now) => new()
    {
        From = new MailAddress("Heed", system.From),
        To = [new MailAddress(person.Name, person.Email)],
        Subject = subject,
        Date = now,
        // The same at every try, so that a mail that went out twice is known as one.
        MessageId = string.Create(CultureInfo.InvariantCulture, $"{send.Id:N}.notice@{system.From[(system.From.LastIndexOf('@') + 1)..]}"),
        Text = text,
        AutoSubmitted = "auto-generated",
        ListUnsubscribe = stop is null ? null : new Uri(stop),
        OneClickUnsubscribe = stop is not null,
        ExtraHeaders = [new MailHeader("X-Auto-Response-Suppress", "All")],
    };
}
