using System.Text;
using Heed.Mail.Wire;

namespace Heed.Mail.Smtp;

/// <summary>One message over an open session, from MAIL to the reply behind the final dot.</summary>
internal sealed class SmtpTransaction(SmtpWire wire, SmtpOptions options, SmtpExtensions extensions, SmtpEnvelope envelope, ReadOnlyMemory<byte> message)
{
    private const int Piece = 32 * 1024;
    private readonly SmtpRecipientOutcome[] _recipients = new SmtpRecipientOutcome[envelope.Recipients.Count];

    /// <exception cref="SmtpFailure">The whole message is refused, or the connection was lost before it was complete.</exception>
    internal async Task<SmtpOutcome> RunAsync(CancellationToken caller)
    {
        var mail = MailCommand();
        var commands = new List<(int Recipient, string Line)>();
        for (var at = 0; at < _recipients.Length; at++)
        {
            var address = envelope.Recipients[at];
            if (SmtpAddress.For(address, UsesUtf8) is { } form) commands.Add((at, $"RCPT TO:<{form}>\r\n"));
            else _recipients[at] = new SmtpRecipientOutcome(address, SmtpVerdict.PermanentRecipients, null);
        }

        await NameAsync(mail, commands, caller);
        if (!_recipients.Any(r => r.Verdict == SmtpVerdict.Delivered)) return NobodyLeft();
        var go = await wire.AskAsync("DATA", caller);
        if (go.Code != 354) throw Decided(SmtpJudgement.Refusal("The server does not take the message", go));
        await SendContentAsync(caller);
        return await FinishAsync(caller);
    }

    private bool IsEightBit { get; } = !Ascii.IsValid(message.Span);

    /// <summary>Only what needs it asks for it: mail in UTF-8 cannot go everywhere (RFC 6531).</summary>
    private bool UsesUtf8 => extensions.Utf8 && (HasUtf8Headers || !Ascii.IsValid(envelope.Sender) || envelope.Recipients.Any(r => !Ascii.IsValid(r)));

    private bool HasUtf8Headers { get; } = !Ascii.IsValid(HeadersOf(message.Span));

    private static ReadOnlySpan<byte> HeadersOf(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf("\r\n\r\n"u8);
        var bare = message.IndexOf("\n\n"u8);
        if (end < 0 || (bare >= 0 && bare < end)) end = bare;
        return end < 0 ? message : message[..end];
    }

    private string MailCommand()
    {
        if (extensions.MaxSize is { } max && message.Length > max)
            throw new SmtpFailure(SmtpVerdict.PermanentMessage, $"The message has {message.Length} bytes; the server takes {max}");
        if (HasUtf8Headers && !extensions.Utf8) throw new SmtpFailure(SmtpVerdict.PermanentMessage, "The message has headers in UTF-8, which the server cannot take");
        if (IsEightBit && !extensions.EightBit && !extensions.Utf8) throw new SmtpFailure(SmtpVerdict.PermanentMessage, "The message has 8-bit content, which the server cannot take");
        var sender = envelope.Sender.Length == 0 ? "" : SmtpAddress.For(envelope.Sender, UsesUtf8)
            ?? throw new SmtpFailure(SmtpVerdict.PermanentMessage, "The sender's address needs UTF-8, which the server cannot take");
        var command = new StringBuilder($"MAIL FROM:<{sender}>");
        if (extensions.Size) command.Append($" SIZE={message.Length}");
        if (IsEightBit && extensions.EightBit) command.Append(" BODY=8BITMIME");
        if (UsesUtf8) command.Append(" SMTPUTF8");
        return command.Append("\r\n").ToString();
    }

    // With PIPELINING (RFC 2920) sender and recipients go in one write; DATA waits, so that a message nobody may get is never begun.
    private async Task NameAsync(string mail, List<(int Recipient, string Line)> commands, CancellationToken caller)
    {
        await wire.SendAsync(extensions.Pipelining ? mail + string.Concat(commands.Select(c => c.Line)) : mail, caller);
        var reply = await wire.ReadAsync(options.ReplyTimeout, caller);
        if (!reply.IsPositive)
        {
            // The answers to the pipelined recipients are not waited for, so the session cannot go on.
            if (extensions.Pipelining) wire.MarkBroken();
            throw Decided(SmtpJudgement.Refusal("The server does not take the sender", reply));
        }

        foreach (var (at, line) in commands)
        {
            if (!extensions.Pipelining) await wire.SendAsync(line, caller);
            reply = await wire.ReadAsync(options.ReplyTimeout, caller);
            if (reply.Code == 421) throw Decided(SmtpJudgement.Refusal("The server ends the session", reply));
            _recipients[at] = new SmtpRecipientOutcome(envelope.Recipients[at], reply switch
            {
                { IsPositive: true } => SmtpVerdict.Delivered,
                { IsAboutAuthentication: true } => SmtpVerdict.Authentication,
                { IsTransient: true } => SmtpVerdict.Transient,
                { IsPermanent: true } => SmtpVerdict.PermanentRecipients,
                _ => throw Decided(SmtpJudgement.Refusal("", reply)),
            }, reply);
        }
    }

    private SmtpOutcome NobodyLeft()
    {
        var decisive = _recipients.FirstOrDefault(r => r.Verdict == SmtpVerdict.Authentication)
            ?? _recipients.FirstOrDefault(r => r.Verdict == SmtpVerdict.Transient) ?? _recipients[0];
        var reply = decisive.Reply;
        var text = reply is null ? "The address needs UTF-8, which the server cannot take" : $"The server takes no recipient: {reply}";
        return new SmtpOutcome(decisive.Verdict, _recipients, reply, text, SmtpJudgement.RetryAfter(reply));
    }

    private async Task SendContentAsync(CancellationToken caller)
    {
        var content = new DotStuffing(message);
        var limit = TimeLimit.ForTransfer(options.ReplyTimeout, Piece, options.SlowestTransfer);
        try
        {
            for (var piece = content.Next(Piece); !piece.IsEmpty; piece = content.Next(Piece)) await wire.SendAsync(piece, limit, caller);
        }
        catch (SmtpFailure)
        {
            // Servers that refuse in mid message say why before they close.
            if (await LastWordAsync(caller) is { } reply) throw SmtpJudgement.Refusal("The server broke off the message", reply);
            throw;
        }
    }

    private async Task<SmtpReply?> LastWordAsync(CancellationToken caller)
    {
        try
        {
            var reply = await wire.ReadAsync(TimeSpan.FromSeconds(2), caller);
            return reply.Code >= 400 ? reply : null;
        }
        catch (SmtpFailure)
        {
            return null;
        }
    }

    private async Task<SmtpOutcome> FinishAsync(CancellationToken caller)
    {
        SmtpReply reply;
        try
        {
            // From the first byte of this write the server may have the whole message.
            await wire.SendAsync(".\r\n"u8.ToArray(), options.ReplyTimeout, caller);
            reply = await wire.ReadAsync(options.FinalReplyTimeout, caller);
        }
        catch (Exception e) when (e is SmtpFailure or OperationCanceledException)
        {
            throw Unknown(e.Message, e);
        }

        if (reply.Code is < 200 or (>= 300 and < 400)) throw Unknown($"the server answered {reply.Code}", null);
        if (!reply.IsPositive) throw Decided(SmtpJudgement.Refusal("The server refused the message", reply));
        return new SmtpOutcome(SmtpVerdict.Delivered, _recipients, reply, reply.ToString(), SmtpJudgement.RetryAfter(_recipients.FirstOrDefault(r => r.Verdict == SmtpVerdict.Transient)?.Reply));
    }

    private SmtpFailure Unknown(string why, Exception? inner)
    {
        wire.MarkBroken();
        return new SmtpFailure(SmtpVerdict.UnknownAfterData, $"Whether the server has the message is unknown: {why}", inner: inner);
    }

    private SmtpFailure Decided(SmtpFailure failure)
    {
        if (failure.Reply is { Code: 421 } || failure.Verdict == SmtpVerdict.ConnectionLostBeforeData) wire.MarkBroken();
        return failure;
    }
}
