namespace Heed.Platform.Ledger;

/// <summary>
/// A reader whose events need not wait for each other unless they are about the same thing: a slow one holds up only its own
/// kind. Its cursor stays before the oldest event that is under way, so nothing is lost in a crash.
/// </summary>
public interface IConcurrentReader : ILedgerReader
{
    /// <summary>What the event is about, for instance a conversation; events about the same are handled in order.</summary>
    Guid Key(LedgerRow row);
}
