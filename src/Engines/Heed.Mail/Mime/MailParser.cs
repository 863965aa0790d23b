namespace Heed.Mail;

/// <summary>Reads mail (RFC 5322, 2045-2049, 2047, 2231, 6532), however broken.</summary>
public static class MailParser
{
    /// <summary>
    /// Reads one message. Never throws: damage is tolerated (<see cref="MailMessage.Faults"/>), and what exceeds a limit is left out
    /// (<see cref="MailMessage.Refusal"/>). Linear in the length; needs a small multiple of it in memory. The result may share memory with <paramref name="raw"/>.
    /// </summary>
    public static MailMessage Parse(ReadOnlyMemory<byte> raw, MailLimits? limits = null)
    {
        var state = new ReadState(limits ?? MailLimits.Default);
        if (raw.Length > state.Limits.MaxBytes)
        {
            state.Refuse(MailRefusals.TooLarge);
            raw = raw[..Math.Min(raw.Length, state.Limits.MaxHeaderBytes)];
        }

        var message = PartReader.ReadMessage(LineEnds.WithLineFeeds(raw), state, 0);
        message.Faults = state.Faults;
        message.Refusal = state.Refusal;
        return message;
    }
}
