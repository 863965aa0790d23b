using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;

namespace Heed.Deadlines.Clocks;

/// <summary>Whose working hours count for a conversation. A calendar that is gone means every hour: a promise is rather kept early.</summary>
internal sealed class PolicyHoursBook(ICalendars calendars, IInboxes inboxes)
{
    public WorkCalendar Of(Unit unit, PolicyTerms terms, ConversationState state)
    {
        var id = terms.Hours switch
        {
            PolicyHours.Always => null,
            PolicyHours.Calendar => terms.CalendarId,
            _ => unit.First($"select calendar from conversations_inboxes where workspace = {unit.Workspace} and id = {state.Inbox}", r => r.IdOrNull(0)),
        };
        return (id is { } calendar ? calendars.Find(unit, calendar) : null) ?? WorkCalendar.Always;
    }

    /// <summary>As <see cref="Of"/>, outside a unit.</summary>
    public async Task<WorkCalendar> OfAsync(ReadSession session, PolicyTerms terms, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken)
    {
        var id = terms.Hours switch
        {
            PolicyHours.Always => null,
            PolicyHours.Calendar => terms.CalendarId,
            _ => (await inboxes.FindAsync(session, workspace, inbox, cancellationToken))?.Calendar,
        };
        return (id is { } calendar ? await calendars.FindAsync(session, workspace, calendar, cancellationToken) : null) ?? WorkCalendar.Always;
    }
}
