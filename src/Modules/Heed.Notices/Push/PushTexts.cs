using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Notices.Inbox;
using Heed.Notices.Public;
using Heed.Notices.Sending;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Notices.Push;

/// <summary>Words a push at the moment of sending, in the person's language: never what a customer wrote, nor who they are, for it may light up on a locked screen.</summary>
internal sealed class PushTexts(IPeople people, IWorkspaces workspaces)
{
    /// <summary>What the device shows; null when it is pointless by now: read meanwhile, or gone.</summary>
    public async Task<PushWords?> WriteAsync(ReadSession session, PushSend send, PersonRow person, CancellationToken cancellationToken)
    {
        var workspace = await workspaces.GetAsync(send.Workspace, cancellationToken);
        var chinese = person.Language == "zh-CN";
        var home = $"/w/{send.Workspace}/";
        if (send.Kind == PushSend.Test)
        {
            return new("Heed", chinese ? "推送正常：这台设备会收到您的通知" : "It works: this device gets your notices", home + "settings/profile", send.Id, person.Language);
        }

        var notice = await session.Db.Set<Notice>().FirstOrDefaultAsync(n => n.Workspace == send.Workspace && n.Id == send.Notice, cancellationToken);
        if (notice is null || notice.ReadAt is not null) return null;
        string? actor = null;
        if (notice.Actor is { } id && (await people.FindAsync(session, send.Workspace, [id], cancellationToken)).TryGetValue(id, out var row)) actor = row.Name;
        var action = notice.Facts is null ? null : JsonElement.Parse(notice.Facts).TryGetProperty("action", out var given) ? given.GetString() : null;
        return new($"Heed · {workspace.Name}", MailTexts.In(person.Language).Of(notice.Kind, actor, action), home + Place(notice), notice.Id, person.Language);
    }

    private static string Place(Notice notice) => notice switch
    {
        { Conversation: { } conversation } => $"inbox/{(notice.Kind == NoticeKinds.Mentioned ? "mentions" : "mine")}/{conversation}",
        { Kind: NoticeKinds.AccountChanged } => "settings/profile",
        _ => "inbox",
    };
}

/// <summary>What the service worker gets, as JSON.</summary>
/// <param name="Url">Path to open; the worker refuses any that leads elsewhere.</param>
/// <param name="Tag">A second one with the same tag takes the place of the first.</param>
internal sealed record PushWords(string Title, string Body, string Url, Guid Tag, string Lang);
