using System.Globalization;
using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;

namespace Heed.Deadlines.Clocks;

/// <summary>
/// Tells the customer of a website's chat until when somebody answers. Mail has its own acknowledgement, with a budget
/// against loops, and is told nothing here.
/// </summary>
internal sealed class PromiseWords(IConversations conversations)
{
    private const string Channel = "web";

    public void Tell(Unit unit, ConversationState state, PolicyTerms terms, Clock? clock, WorkCalendar hours)
    {
        if (terms.Promise is not { } promise || clock?.DueAt is not { } due || state.Channel != Channel || !clock.IsActive) return;
        var text = promise.In(unit.First($"select language from conversations_conversations where workspace = {unit.Workspace} and id = {state.Id}", r => r.TextOrNull(0)));
        if (text.Length == 0) return;
        conversations.Tell(unit, state.Id, "promise", Fill(text, due, unit.Now, hours.TimeZone), DeliveryState.Sent);
    }

    /// <summary><c>{{deadline.time}}</c>: the hour, with the date when it is another day; <c>{{deadline.minutes}}</c>: minutes from now, rounded up.</summary>
    internal static string Fill(string text, DateTimeOffset due, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (then, here) = (TimeZoneInfo.ConvertTime(due, zone), TimeZoneInfo.ConvertTime(now, zone));
        var time = then.ToString(then.Date == here.Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var minutes = Math.Max(1, (long)Math.Ceiling((due - now).TotalMinutes)).ToString(CultureInfo.InvariantCulture);
        return text.Replace("{{deadline.time}}", time, StringComparison.Ordinal).Replace("{{deadline.minutes}}", minutes, StringComparison.Ordinal);
    }
}
