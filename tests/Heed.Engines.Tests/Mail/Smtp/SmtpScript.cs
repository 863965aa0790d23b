using System.Text;
using Heed.Engines.Tests.Mail.Wire;
using Heed.Mail;
using Heed.Mail.Smtp;

namespace Heed.Engines.Tests.Mail.Smtp;

/// <summary>What every played SMTP server does.</summary>
internal static class SmtpScript
{
    internal static readonly SmtpOptions Options = new() { Security = MailSecurity.Tls, ClientName = "heed.test" };

    internal static readonly byte[] Message = "From: a@b.test\r\nSubject: x\r\n\r\nhello\r\n"u8.ToArray();

    internal static readonly SmtpEnvelope Envelope = new("a@b.test", ["c@d.test"]);

    internal static async Task GreetAsync(this ScriptedServer server, params string[] extensions)
    {
        await server.SayAsync("220 mx.test ESMTP\r\n");
        await server.AnswerAsync("EHLO heed.test", string.Concat(((string[])["mx.test", .. extensions]).Select((e, at) => $"250{(at == extensions.Length ? ' ' : '-')}{e}\r\n")));
    }

    internal static async Task AnswerAsync(this ScriptedServer server, string command, string reply)
    {
        var line = await server.HearAsync();
        if (!line.StartsWith(command, StringComparison.Ordinal)) throw new InvalidOperationException($"Expected {command}, heard {line}");
        await server.SayAsync(reply);
    }

    /// <summary>Takes the message up to the final dot, dots undone.</summary>
    internal static async Task<string> TakeAsync(this ScriptedServer server)
    {
        var text = new StringBuilder();
        while (await server.HearAsync() is var line && line != "." && !server.IsLeft) text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return text.ToString();
    }

    internal static async Task<SmtpOutcome> SendAsync(ScriptedServer server, SmtpOptions? options = null, SmtpEnvelope? envelope = null, byte[]? message = null, CancellationToken cancellation = default) =>
        await SmtpClient.DeliverAsync(_ => Task.FromResult(server.Client), options ?? Options, envelope ?? Envelope, message ?? Message, cancellation).WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);
}
