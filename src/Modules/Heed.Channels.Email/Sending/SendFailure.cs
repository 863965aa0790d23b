namespace Heed.Channels.Email.Sending;

/// <summary>Why a mail was not delivered, as it stands on the message: <c>CODE</c> or <c>CODE|the server's words</c>. The console words the code.</summary>
internal static class SendFailure
{
    /// <summary>There is no such mailbox there.</summary>
    public const string UserUnknown = "userUnknown";

    /// <summary>The server refuses the mail: content, size, policy.</summary>
    public const string Refused = "refusedByPolicy";

    public const string TooBig = "tooBig";

    /// <summary>Three days of attempts are over.</summary>
    public const string GaveUp = "gaveUp";

    /// <summary>Some of the recipients did not get it.</summary>
    public const string SomeRecipients = "someRecipients";

    /// <summary>It cannot be written as a mail.</summary>
    public const string NotSendable = "notSendable";

    public static string Write(string code, string? text) => text is { Length: > 0 } ? $"{code}|{Mailboxes.MailText.Line(text, 300)}" : code;
}
