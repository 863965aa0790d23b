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

    private static MailView View(string file, MailMessage message)
    {
        var parts = ReplyCutter.Cut(message);
        var automatic = AutomaticMail.Classify(message);
        return View(file, message, parts, automatic);
    }

    private static MailView View(string file, MailMessage message, ReplyParts parts, AutomaticMail automatic) => new(
        file,
        AddressView.Of(message.From),
        [.. message.To.Select(AddressView.Of)],
        [.. message.Cc.Select(AddressView.Of)],
        [.. message.ReplyTo.Select(AddressView.Of)],
        message.Subject,
        message.Date,
        message.MessageId,
        message.InReplyTo.FirstOrDefault(),
        message.References,
        message.Text,
        message.Html,
        parts.Reply,
        parts.Quote,
        parts.Signature,
        [.. message.Attachments.Select(a => new FileView(a.Name, a.ContentType, a.Content.Length, Convert.ToHexStringLower(SHA256.HashData(a.Content.Span))))],
        automatic.Kind is not (AutomaticKind.None or AutomaticKind.Bulk),
        new AutomaticView(JsonNamingPolicy.CamelCase.ConvertName(automatic.Kind.ToString()), automatic.Evidence, automatic.ForbidsAnswer),
        BounceReader.Read(message) is { } report ? new BounceView([.. report.Recipients.Select(r => new RecipientView(r.Address, r.Dsn, r.ReplyCode, r.Reason, r.Hard))]) : null,
        message.Refusal,
        message.Faults);

    private sealed record MailView(
        string File,
        AddressView? From,
        IReadOnlyList<AddressView?> To,
        IReadOnlyList<AddressView?> Cc,
        IReadOnlyList<AddressView?> ReplyTo,
        string Subject,
        DateTimeOffset? Date,
        string? MessageId,
        string? InReplyTo,
        IReadOnlyList<string> References,
        string Text,
        string? Html,
        string Reply,
        string Quote,
        string Signature,
        IReadOnlyList<FileView> Attachments,
        bool AutoSubmitted,
        AutomaticView Automatic,
        BounceView? Bounce,
        string? Refusal,
        IReadOnlyList<string> Faults);

    private sealed record AddressView(string Name, string Address)
    {
        public static AddressView? Of(MailAddress? address) => address is null ? null : new(address.Name, address.Address);
    }

    private sealed record FileView(string Name, string ContentType, int Size, string Sha256);

    private sealed record AutomaticView(string Kind, string Evidence, bool ForbidsAnswer);

    private sealed record BounceView(IReadOnlyList<RecipientView> Recipients);

    private sealed record RecipientView(string Address, string Dsn, string ReplyCode, string Reason, bool Hard);
}
