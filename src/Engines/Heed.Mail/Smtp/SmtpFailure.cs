namespace Heed.Mail.Smtp;

/// <summary>No session came about, or it ended; the verdict is the one an outcome has.</summary>
public sealed class SmtpFailure(SmtpVerdict verdict, string message, SmtpReply? reply = null, Exception? inner = null)
    : Exception(reply is null ? message : $"{message}: {reply}", inner)
{
    /// <summary>What the channel does about it; never <see cref="SmtpVerdict.Delivered"/>.</summary>
    public SmtpVerdict Verdict { get; } = verdict;

    /// <summary>What the server said, or null.</summary>
    public SmtpReply? Reply { get; } = reply;
}
