using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Notices.Sending;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Notices.Choices;

/// <summary><c>/notices/choices</c>: how the signed-in person wants to be told.</summary>
internal static class ChoiceEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/notices/choices").WithTags("Notices");
        group.MapGet("", GetAsync).NeedsMember().WithName("GetNoticeChoices").WithSummary("How the signed-in person is told of what: in the app, by mail, on the desktop, on devices, with a tone; quiet hours; digest.");
        group.MapPut("", SetAsync).NeedsMember().WithName("SetNoticeChoices").WithSummary("Chooses how one is told. A kind that is left out keeps its default.");
    }

    private static async Task<Ok<ChoicesView>> GetAsync(Caller caller, IStore store, SystemMail mail, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var (workspace, person) = (caller.Scope.Workspace, caller.PersonId);
        var row = await session.Db.Set<NoticeChoice>().FirstOrDefaultAsync(c => c.Workspace == workspace && c.Person == person, cancellationToken);
        return TypedResults.Ok(View(row, mail.IsConfigured));
    }

    private static async Task<Ok<ChoicesView>> SetAsync(ChoicesEdit given, Caller caller, IStore store, IWorkspaces workspaces, SystemMail mail, CancellationToken cancellationToken)
    {
        var check = new Validate()
            .That(given.Kinds.Count <= ChoiceRules.Kinds.Count, "kinds", "tooMany", "More kinds than there are.")
            .That(given.Kinds.Select(k => k.Kind).Distinct().Count() == given.Kinds.Count, "kinds", "twice", "Each kind once.")
            .That(given.Kinds.All(k => ChoiceRules.Kinds.Any(known => known.Kind == k.Kind)), "kinds", "unknown", "There is no such kind of notice.")
            .That(given.QuietFrom is null == given.QuietTo is null, "quietFrom", "half", "Quiet hours have a beginning and an end.")
            .That(given.QuietFrom is null or (>= 0 and < ChoiceRules.Day), "quietFrom", "invalid", "Minutes of a day.")
            .That(given.QuietTo is null or (>= 0 and < ChoiceRules.Day), "quietTo", "invalid", "Minutes of a day.");
        check.Done();
        var person = caller.PersonId;
        var ways = ChoiceRules.Write(given.Kinds.ToDictionary(k => k.Kind, k => k.Ways()));
        var zone = (await workspaces.GetAsync(caller.Scope.Workspace, cancellationToken)).TimeZone;
        var stored = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var row = unit.Db.Set<NoticeChoice>().Find(unit.Workspace, person);
                if (row is null) unit.Db.Add(row = new NoticeChoice { Workspace = unit.Workspace, Person = person, Ways = ways });
                (row.Ways, row.QuietFrom, row.QuietTo, row.Digest) = (ways, given.QuietFrom, given.QuietTo, given.Digest);
                if (ChoiceRules.NextDigest(given.Digest, zone, unit.Now) is { } due) unit.SetTimer(DigestTimer.TimerKind, person, due);
                else unit.ClearTimer(DigestTimer.TimerKind, person);
                return row;
            },
            cancellationToken);
        return TypedResults.Ok(View(stored, mail.IsConfigured));
    }

    private static ChoicesView View(NoticeChoice? row, bool mail) => new(
        [.. ChoiceRules.Kinds.Select(k => KindChoice.Of(k.Kind, ChoiceRules.Of(row?.Ways, k.Kind)))], row?.QuietFrom, row?.QuietTo, row?.Digest ?? Digest.Off, mail);

    /// <summary>The ways of one kind.</summary>
    internal sealed record KindChoice(string Kind, bool App, bool Mail, bool Desktop, bool Sound, bool Push = false)
    {
        public static KindChoice Of(string kind, NoticeWays ways) => new(
            kind, ways.HasFlag(NoticeWays.App), ways.HasFlag(NoticeWays.Mail), ways.HasFlag(NoticeWays.Desktop), ways.HasFlag(NoticeWays.Sound), ways.HasFlag(NoticeWays.Push));

        public NoticeWays Ways() =>
            (App ? NoticeWays.App : 0) | (Mail ? NoticeWays.Mail : 0) | (Desktop ? NoticeWays.Desktop : 0) | (Sound ? NoticeWays.Sound : 0) | (Push ? NoticeWays.Push : 0);
    }

    /// <summary>How one is told.</summary>
    /// <param name="MailAvailable">Whether the server can send such mail at all (<c>Heed:Mail</c>).</param>
    internal sealed record ChoicesView(IReadOnlyList<KindChoice> Kinds, int? QuietFrom, int? QuietTo, Digest Digest, bool MailAvailable);

    /// <summary>How one wants to be told; minutes of the day for the quiet hours.</summary>
    internal sealed record ChoicesEdit(IReadOnlyList<KindChoice> Kinds, Digest Digest, int? QuietFrom = null, int? QuietTo = null);
}
