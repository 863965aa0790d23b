using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>Asked of higher modules: sends a person the link that lets them in, when the server can send mail.</summary>
public interface IAccountMail
{
    /// <summary>Whether a mail will go out; if not, the link is handed over by hand.</summary>
    /// <param name="unit">In the workspace that invites or resets.</param>
    /// <param name="kind"><c>invite</c> or <c>reset</c>.</param>
    /// <param name="path">The link's path: never stored readable.</param>
    bool Send(Unit unit, Guid person, string kind, string path);
}
