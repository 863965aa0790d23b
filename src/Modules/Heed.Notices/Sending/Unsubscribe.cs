using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heed.Kernel;
using Heed.Notices.Choices;
using Heed.Platform.Secrets;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Notices.Sending;

/// <summary>
/// Ends mails of one kind from within a mail: by the mail program (RFC 8058, one POST) or by a page with one button. Nobody need be signed in: the
/// address is signed, and all it can do is to end these mails.
/// </summary>
internal sealed class Unsubscribe(MasterKey master)
{
    private const string Path = "/notices/unsubscribe";

    /// <summary>Path and query for a person and a kind.</summary>
    public string For(WorkspaceId workspace, Guid person, string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}?w={workspace.Value}&p={person:N}&k={kind}&s={Sign(workspace.Value, person, kind, master.Derive(Path))}");

    public void Map(IEndpointRouteBuilder root)
    {
        root.MapGet(Path, (HttpContext context, int w, Guid p, string k, string s) => IsOurs(w, p, k, s) ? Page(context, w, p, k, s, done: false) : throw new NotFoundRefusal())
            .ForAnyone().ExcludeFromDescription();
        root.MapPost(Path, async (HttpContext context, IStore store, int w, Guid p, string k, string s) =>
        {
            if (!IsOurs(w, p, k, s)) throw new NotFoundRefusal();
            await store.WriteAsync(Scope.System(new WorkspaceId(w)), unit => End(unit, p, k), context.RequestAborted);
            return Page(context, w, p, k, s, done: true);
        }).ForAnyone().ExcludeFromDescription();
    }

    private static void End(Unit unit, Guid person, string kind)
    {
        var row = unit.Db.Set<NoticeChoice>().Find(unit.Workspace, person);
        if (row is null) unit.Db.Add(row = new NoticeChoice { Workspace = unit.Workspace, Person = person, Ways = "{}" });
        if (kind == DigestTimer.MailKind)
        {
            row.Digest = Digest.Off;
            return;
        }

        var ways = ChoiceRules.Read(row.Ways);
        ways[kind] = ChoiceRules.Of(row.Ways, kind) & ~NoticeWays.Mail;
        row.Ways = ChoiceRules.Write(ways);
    }

    private bool IsOurs(int workspace, Guid person, string kind, string given) =>
        kind.Length <= 40 && given.Length <= 60 && workspace > 0
        && master.DeriveEach(Path).Values.Any(key => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.ASCII.GetBytes(Sign(workspace, person, kind, key))));

    private static string Sign(int workspace, Guid person, string kind, byte[] key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{workspace}/{person:N}/{kind}"))));

    private static IResult Page(HttpContext context, int w, Guid p, string k, string s, bool done)
    {
        var chinese = context.Request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var (title, text, button) = (chinese, done) switch
        {
            (true, false) => ("不再接收此类邮件？", "您仍会在 Heed 中看到这些通知。", "不再接收"),
            (true, true) => ("已停止发送", "此类邮件不会再发给您。可在“我的账号”中重新选择。", ""),
            (false, false) => ("No more of these mails?", "You will still see these notices in Heed.", "Stop them"),
            (false, true) => ("Stopped", "You will not get such mails any more. You can choose again in your profile.", ""),
        };
        var action = string.Create(CultureInfo.InvariantCulture, $"{Path}?w={w}&amp;p={p:N}&amp;k={Uri.EscapeDataString(k)}&amp;s={Uri.EscapeDataString(s)}");
        var form = done ? "" : $"<form method=\"post\" action=\"{action}\"><button type=\"submit\">{button}</button></form>";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(
            $"<!doctype html><html lang=\"{(chinese ? "zh-CN" : "en")}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{title}</title><link rel=\"stylesheet\" href=\"/accounts/pages.css\"><body><main class=\"card\"><h1>{title}</h1><p class=\"lead\">{text}</p>{form}</main></body></html>",
            "text/html; charset=utf-8");
    }
}
