using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Inboxes, as channels and routing need them.</summary>
public interface IInboxes
{
    /// <summary>The inbox, whoever asks; null when there is none.</summary>
    Task<InboxRow?> FindAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken);

    /// <summary>The inbox, as far as the scope may see it.</summary>
    /// <exception cref="NotFoundRefusal">There is none, or its brand is out of reach.</exception>
    Task<InboxRow> GetAsync(ReadSession session, Scope scope, Guid inbox, CancellationToken cancellationToken);

    /// <summary>Creates an inbox inside a unit (first run, sample company).</summary>
    Guid Create(Unit unit, string name, Guid brand, string channel, Guid? team, Guid? calendar, bool autoAssign, LocalText? greeting, LocalText? away);

    /// <summary>When the inbox opens next: <paramref name="at"/> itself when it is open, null when it never does within a year.</summary>
    Task<(DateTimeOffset? At, TimeZoneInfo Zone)> NextOpenAsync(ReadSession session, InboxRow inbox, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Whether the inbox's calendar says it is open; an inbox without calendar always is.</summary>
    Task<bool> IsOpenAsync(ReadSession session, InboxRow inbox, DateTimeOffset at, CancellationToken cancellationToken);
}
