namespace Heed.Mail;

/// <summary>One mailbox of an address header.</summary>
/// <param name="Name">The display name, decoded, without quotes and control characters; empty when none was given.</param>
/// <param name="Address">
/// <c>local@domain</c> as written, without angle brackets, comments and blanks; compare it without regard to case. Of a broken header it is whatever stood there, and may be empty.
/// </param>
public sealed record MailAddress(string Name, string Address)
{
    /// <summary>True when the address has a local part and a domain: only then can anything be sent to it.</summary>
    public bool IsComplete => Address.LastIndexOf('@') is var at && at > 0 && at < Address.Length - 1;

    /// <inheritdoc/>
    public override string ToString() => Name.Length == 0 ? Address : $"{Name} <{Address}>";
}
