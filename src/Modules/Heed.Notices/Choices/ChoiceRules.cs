using System.Text.Json;
using Heed.Kernel;
using Heed.Notices.Public;
using Heed.Platform.Store;

namespace Heed.Notices.Choices;

/// <summary>What kinds there are to choose about, what holds without a choice, and when it is quiet.</summary>
internal static class ChoiceRules
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 24 * 60;

    private const NoticeWays Usual = NoticeWays.App | NoticeWays.Desktop | NoticeWays.Sound | NoticeWays.Push;

    /// <summary>Kinds in the order people read them, with their defaults. What concerns one's own account is not in it: that is always told.</summary>
    public static readonly IReadOnlyList<(string Kind, NoticeWays Default)> Kinds =
    [
        (NoticeKinds.Assigned, Usual), (NoticeKinds.HandedOver, Usual), (NoticeKinds.TakenOver, Usual), (NoticeKinds.Mentioned, Usual | NoticeWays.Mail), (NoticeKinds.Woken, Usual), (NoticeKinds.Reminder, Usual),
        (NoticeKinds.DeadlineNear, Usual), (NoticeKinds.DeadlineBroken, Usual), (NoticeKinds.QueueAlarm, Usual), (NoticeKinds.OfferMissed, Usual), (NoticeKinds.CalledIn, Usual),
        (NoticeKinds.Rated, NoticeWays.App), (NoticeKinds.MailboxDown, Usual | NoticeWays.Mail), (NoticeKinds.MailQuarantined, NoticeWays.App),
        (NoticeKinds.AnswersCapped, NoticeWays.App | NoticeWays.Mail), (NoticeKinds.WebhookPaused, NoticeWays.App | NoticeWays.Mail),
        (NoticeKinds.KnowledgeReview, Usual), (NoticeKinds.KnowledgeReviewed, Usual), (NoticeKinds.KnowledgeExpiring, NoticeWays.App | NoticeWays.Mail),
        (NoticeKinds.KnowledgeExpired, NoticeWays.App | NoticeWays.Mail),
    ];

    /// <summary>The ways of a kind.</summary>
    public static NoticeWays Of(string? json, string kind)
    {
        if (kind == NoticeKinds.AccountChanged) return Usual | NoticeWays.Mail;
        if (json is not null && Read(json).TryGetValue(kind, out var chosen)) return chosen;
        foreach (var (each, ways) in Kinds)
        {
            if (each == kind) return ways;
        }

        return Usual;
    }

    public static Dictionary<string, NoticeWays> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, NoticeWays>>(json) ?? [];

    public static string Write(IReadOnlyDictionary<string, NoticeWays> ways) => JsonSerializer.Serialize(ways);

    /// <summary>The end of the quiet hours an instant lies in; null when it lies in none.</summary>
    public static DateTimeOffset? QuietUntil(int? from, int? to, string timeZone, DateTimeOffset now)
    {
        if (from is not { } begin || to is not { } end || begin == end) return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var minute = (int)local.TimeOfDay.TotalMinutes;
        var quiet = begin < end ? minute >= begin && minute < end : minute >= begin || minute < end;
        if (!quiet) return null;
        var left = (end - minute + Day) % Day;
        return now.AddMinutes(left).AddSeconds(-local.Second).AddMilliseconds(-local.Millisecond);
    }

    /// <summary>When the next digest is due: at the full hour, or at eight in the morning of the workspace.</summary>
    public static DateTimeOffset? NextDigest(Digest digest, string timeZone, DateTimeOffset now)
    {
        if (digest == Digest.Off) return null;
        if (digest == Digest.Hourly) return now.AddMinutes(60 - now.Minute).AddSeconds(-now.Second).AddMilliseconds(-now.Millisecond);
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        var left = (((8 * 60) - (int)local.TimeOfDay.TotalMinutes + Day - 1) % Day) + 1;
        return now.AddMinutes(left).AddSeconds(-local.Second).AddMilliseconds(-local.Millisecond);
    }

    /// <summary>The person's row inside a unit; null when nothing was chosen.</summary>
    public static (string Ways, int? From, int? To)? Find(Unit unit, Guid person) => unit.First(
        $"select ways, quiet_from, quiet_to from notices_choices where workspace = {unit.Workspace} and person = {person}",
        r => ((string, int?, int?)?)(r.Text(0), r.IsNull(1) ? null : r.Int(1), r.IsNull(2) ? null : r.Int(2)));
}
