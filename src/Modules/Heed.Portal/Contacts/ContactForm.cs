using Microsoft.AspNetCore.Mvc;

namespace Heed.Portal.Contacts;

/// <summary>What a visitor writes on the contact page.</summary>
internal sealed class ContactForm
{
    public const int MaxText = 5000, MaxName = 80, MaxEmail = 254;

    [FromForm(Name = "name")]
    public string? Name { get; set; }

    [FromForm(Name = "email")]
    public string? Email { get; set; }

    [FromForm(Name = "text")]
    public string? Text { get; set; }

    /// <summary>What was searched for.</summary>
    [FromForm(Name = "q")]
    public string? Question { get; set; }

    /// <summary>The article that was read last.</summary>
    [FromForm(Name = "article")]
    public Guid? Article { get; set; }

    /// <summary>The same for one showing of the form: sent twice, it is one message.</summary>
    [FromForm(Name = "once")]
    public Guid? Once { get; set; }

    /// <summary>A field that people do not see. Whoever fills it in is a machine.</summary>
    [FromForm(Name = "website")]
    public string? Website { get; set; }

    /// <summary>Keys of what is wrong with it, by field; empty when it is complete.</summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>();
        if (!IsAddress(Email?.Trim())) problems["email"] = "contact.email.wrong";
        if ((Text ?? "").Trim() is { Length: < 2 or > MaxText }) problems["text"] = "contact.words.wrong";
        if ((Name ?? "").Length > MaxName) problems["name"] = "contact.name.wrong";
        return problems;
    }

    private static bool IsAddress(string? text) =>
        text is { Length: > 3 and <= MaxEmail } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal);
}
