namespace Heed.Notices.Public;

/// <summary>Short letters of the server itself to an address, such as one-time codes: sent now or not at all, never queued.</summary>
public interface ISystemLetters
{
    /// <summary>Whether this server sends mail.</summary>
    bool IsOpen { get; }

    /// <summary>Sends it; false when the mail server did not take it. Nothing of it is stored.</summary>
    Task<bool> SendAsync(string email, string subject, string text, CancellationToken cancellationToken);
}
