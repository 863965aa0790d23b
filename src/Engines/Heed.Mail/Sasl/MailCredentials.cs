namespace Heed.Mail.Sasl;

/// <summary>Who signs in to a mail server: <see cref="PasswordCredentials"/> or <see cref="TokenCredentials"/>. Never prints its secret.</summary>
public abstract record MailCredentials
{
    private protected MailCredentials(string user)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        User = Checked(user, nameof(user));
    }

    /// <summary>Sign-in name, mostly the address.</summary>
    public string User { get; }

    internal abstract string Secret { get; }

    /// <summary>Only the kind and the name.</summary>
    public sealed override string ToString() => $"{GetType().Name}({User})";

    /// <summary>A value without controls, so that it cannot end a line or a SASL field (RFC 4616 §2, RFC 7628 §3.1).</summary>
    private protected static string Checked(string value, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (value.AsSpan().ContainsAnyInRange('\0', '\u001f') || value.Contains('\u007f'))
            throw new ArgumentException("Control characters cannot be sent as credentials.", name);
        return value.Length <= 16 * 1024 ? value : throw new ArgumentException("Longer than 16,384 characters.", name);
    }
}
