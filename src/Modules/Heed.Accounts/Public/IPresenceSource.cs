using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>Asked up: who is online. Without an implementation everybody counts as offline.</summary>
public interface IPresenceSource
{
    /// <summary><c>online</c>, <c>busy</c> or <c>away</c> by person; absent means offline.</summary>
    Task<IReadOnlyDictionary<Guid, string>> StatesAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);
}
