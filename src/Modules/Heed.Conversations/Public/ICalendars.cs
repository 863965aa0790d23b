using Heed.Calendars;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Working hours by id, prepared once per version and shared.</summary>
public interface ICalendars
{
    /// <summary>The calendar; null when it is gone.</summary>
    WorkCalendar? Find(Unit unit, Guid calendar);

    /// <summary>The calendar; null when it is gone.</summary>
    Task<WorkCalendar?> FindAsync(ReadSession session, WorkspaceId workspace, Guid calendar, CancellationToken cancellationToken);
}
