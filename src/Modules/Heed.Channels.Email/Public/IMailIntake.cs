using Heed.Kernel;

namespace Heed.Channels.Email.Public;

/// <summary>Takes mail in that did not come over a mailbox's own connection.</summary>
public interface IMailIntake
{
    /// <summary>
    /// Keeps a mail and takes it in as if the mailbox of the inbox had received it this moment, with everything that may become of a mail. The same bytes again
    /// do nothing.
    /// </summary>
    /// <param name="raw">The mail as it would come (RFC 5322).</param>
    /// <returns>The conversation it is part of; null when it is in quarantine, was left aside, or speaks of another mail.</returns>
    Task<Guid?> TakeAsync(WorkspaceId workspace, Guid inbox, ReadOnlyMemory<byte> raw, CancellationToken cancellationToken);
}
