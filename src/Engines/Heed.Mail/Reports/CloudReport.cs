using System.Text.Json;

namespace Heed.Mail;

/// <summary>Reads the JSON that a cloud mail service (Amazon SES through SNS) sends in place of a report.</summary>
internal static class CloudReport
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>Whether a text begins with such a JSON.</summary>
    internal static bool Is(string text) =>
        text.AsSpan().TrimStart() is ['{', ..] && (text.Contains("\"notificationType\"", StringComparison.Ordinal) || text.Contains("\"eventType\"", StringComparison.Ordinal));

    /// <summary>The report; null when the text is none or is damaged.</summary>
    internal static BounceReport? Read(string text)
    {
        if (!Is(text)) return null;
        var from = text.IndexOf('{', StringComparison.Ordinal);
        var to = End(text, from);
        if (to <= from) return null;
        try
        {
            // Long lines are wrapped on the way, also within strings; JSON itself needs no line ends.
            using var json = JsonDocument.Parse(text[from..to].Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), Options);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            // A damaged notification is ordinary mail: it is shown to people.
            return null;
        }
    }

    private static BounceReport? Read(JsonElement root)
    {
        var kind = Text(root, "notificationType") is { Length: > 0 } type ? type : Text(root, "eventType");
        var recipients = kind switch
        {
            "Bounce" => Entries(root, "bounce", "bouncedRecipients").Select(Bounced),
            "Complaint" => Entries(root, "complaint", "complainedRecipients").Select(r => new BounceRecipient(Text(r, "emailAddress"), "", "", BounceReasons.Feedback, false)),
            "Delivery" => root.TryGetProperty("delivery", out var delivery) ? Entries(root, "delivery", "recipients").Select(r => Delivered(r.ToString(), Text(delivery, "smtpResponse"))) : [],
            _ => [],
        };
        var list = recipients.Take(200).ToList();
        var id = root.TryGetProperty("mail", out var mail) ? Text(mail, "messageId") : "";
        return list.Count == 0 ? null : new BounceReport(list) { Feedback = kind == "Complaint", OriginalMessageId = id.Length > 0 ? id : null };
    }

    private static BounceRecipient Bounced(JsonElement recipient)
    {
        var said = ReportParts.OneLine(Text(recipient, "diagnosticCode"), 1000);
        var (reply, dsn) = BounceCodes.Find(said);
        if (dsn.Length == 0) dsn = Text(recipient, "status");
        var reason = BounceReason.Of(said, "", dsn, reply, BounceWordsAround.AfterData(said));
        return new BounceRecipient(Text(recipient, "emailAddress"), dsn, reply, reason, BounceReasons.IsHard(reason, dsn)) { Diagnostic = said };
    }

    private static BounceRecipient Delivered(string address, string response)
    {
        var (reply, dsn) = BounceCodes.Find(response);
        return new BounceRecipient(address, dsn, reply, BounceReasons.Delivered, false) { Diagnostic = ReportParts.OneLine(response, 1000) };
    }

    private static IEnumerable<JsonElement> Entries(JsonElement root, string group, string list) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(group, out var inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty(list, out var entries) && entries.ValueKind == JsonValueKind.Array
            ? entries.EnumerateArray() : [];

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    /// <summary>Behind the brace that closes the first one; strings are passed over.</summary>
    private static int End(string text, int from)
    {
        var depth = 0;
        var quoted = false;
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted) { if (c == '\\') i++; else if (c == '"') quoted = false; continue; }
            if (c == '"') quoted = true;
            else if (c == '{') depth++;
            else if (c == '}' && --depth == 0) return i + 1;
        }
        return -1;
    }
}
