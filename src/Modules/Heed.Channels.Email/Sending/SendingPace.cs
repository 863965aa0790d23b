namespace Heed.Channels.Email.Sending;

/// <summary>How many mails a mailbox has sent within the running minute.</summary>
internal sealed class SendingPace
{
    private readonly Lock _lock = new();
    private DateTimeOffset _begun;
    private int _sent;

    /// <summary>Counts one mail; false when the minute is used up.</summary>
    public bool MayGo(int perMinute, TimeProvider time)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now - _begun >= TimeSpan.FromMinutes(1)) (_begun, _sent) = (now, 0);
            if (_sent >= perMinute) return false;
            _sent++;
            return true;
        }
    }
}
