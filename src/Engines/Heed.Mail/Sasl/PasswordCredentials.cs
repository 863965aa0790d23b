namespace Heed.Mail.Sasl;

/// <summary>Name and password, or the app password that many providers ask for.</summary>
public sealed record PasswordCredentials : MailCredentials
{
    /// <exception cref="ArgumentException">Empty name, or a control character.</exception>
    public PasswordCredentials(string user, string password) : base(user)
    {
        Secret = Checked(password, nameof(password));
    }

    internal override string Secret { get; }
}
