namespace Heed.Mail;

/// <summary>At which step of the delivery a server refused, as far as the report tells.</summary>
internal static class BounceWordsAround
{
    private static readonly string[] Data = ["end of data", "data command", ">>> data", "command data", "final data", "to data", "after data", "sending data", "in reply to end of", "data response", "[data]"];
    private static readonly string[] Recipient = ["rcpt to", "rcpt_to", "rcpt:", "in rcpt", "smtp:rcpt", "does not like recipient"];

    internal static bool AfterData(ReadOnlySpan<char> text) => Any(text, Data);

    internal static bool AtRecipient(ReadOnlySpan<char> text) => Any(text, Recipient);

    private static bool Any(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases) if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
