using System.Globalization;

namespace Heed.Mail.Smtp;

/// <summary>What follows from a reply or a failure.</summary>
internal static class SmtpJudgement
{
    internal static SmtpOutcome Of(SmtpFailure failure, SmtpEnvelope envelope) => new(
        failure.Verdict, [.. envelope.Recipients.Select(r => new SmtpRecipientOutcome(r, failure.Verdict, failure.Reply))], failure.Reply, failure.Message, RetryAfter(failure.Reply));

    /// <summary>A refusal that concerns the whole message.</summary>
    internal static SmtpFailure Refusal(string what, SmtpReply reply) => reply switch
    {
        { IsAboutAuthentication: true } => new(SmtpVerdict.Authentication, what, reply),
        { IsTransient: true } => new(SmtpVerdict.Transient, what, reply),
        { IsPermanent: true } => new(SmtpVerdict.PermanentMessage, what, reply),
        _ => new(SmtpVerdict.ConnectionLostBeforeData, "The server answered what does not belong here", reply),
    };

    /// <summary>What a temporary refusal means in time: what it says ("try again in 300 seconds"), else what is usual for its code.</summary>
    internal static TimeSpan? RetryAfter(SmtpReply? reply)
    {
        if (reply is not { IsTransient: true }) return null;
        if (Said(reply.Text) is { } said) return said;
        return reply.Code switch
        {
            421 or 450 or 451 => TimeSpan.FromMinutes(5),
            452 => TimeSpan.FromMinutes(15),
            _ => null,
        };
    }

    private static TimeSpan? Said(string text)
    {
        var words = text.Split([' ', '.', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (!int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > 86_400) continue;
            var unit = words[at + 1];
            var seconds = unit.StartsWith("sec", StringComparison.OrdinalIgnoreCase) ? count
                : unit.StartsWith("min", StringComparison.OrdinalIgnoreCase) ? count * 60L
                : unit.StartsWith("hour", StringComparison.OrdinalIgnoreCase) ? count * 3600L : 0;
            if (seconds is > 0 and <= 86_400) return TimeSpan.FromSeconds(seconds);
        }

        return null;
    }
}
