using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Heed.Mail;

namespace Heed.Server.Commands;

/// <summary>Reads mail as Heed reads what a mailbox delivers, one JSON object a file: to see what becomes of a message, and to measure.</summary>
internal sealed class MailVerb : Verb
{
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "mail";

    public override string Summary => "Read mail files and print what they say: one JSON object a line.";

    public override string Words => "parse FILE...";

    public override int MaxWords => int.MaxValue;

    public override IReadOnlyList<Option> Options => [Json];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not ["parse", _, ..]) throw new UsageException("'parse' and at least one file are needed.");
        var failed = false;
        foreach (var file in arguments.Words.Skip(1))
        {
            try
            {
                var message = MailParser.Parse(await File.ReadAllBytesAsync(file, cancellationToken));
                await arguments.Output.WriteLineAsync(JsonSerializer.Serialize(View(file, message), Line));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failed = true;
                await arguments.Errors.WriteLineAsync($"heed mail: {file}: {error.Message}");
            }
        }

        return failed ? 1 : 0;
    }

    private static MailView View(string file, MailMessage message) => new(
        file, message.From, message.To, message.Cc, message.ReplyTo.Count == 0 ? null : message.ReplyTo, message.Subject, message.Date, message.MessageId, message.InReplyTo.FirstOrDefault(), message.References,
        message.Text, message.Html, message.Text, [.. message.Attachments.Select(a => new FileView(a.Name, a.ContentType, a.Content.Length, Convert.ToHexStringLower(SHA256.HashData(a.Content.Span))))],
        message.Refusal, message.Faults);

    private sealed record MailView(
        string File, MailAddress? From, IReadOnlyList<MailAddress> To, IReadOnlyList<MailAddress> Cc, IReadOnlyList<MailAddress>? ReplyTo, string Subject, DateTimeOffset? Date, string? MessageId,
        string? InReplyTo, IReadOnlyList<string> References, string Text, string? Html, string Reply, IReadOnlyList<FileView> Attachments, string? Refusal, IReadOnlyList<string> Faults);

    private sealed record FileView(string Name, string ContentType, int Size, string Sha256);
}
