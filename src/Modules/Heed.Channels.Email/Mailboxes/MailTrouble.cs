namespace Heed.Channels.Email.Mailboxes;

/// <summary>Codes of what goes wrong with a mail server. The console explains each and says how to mend it.</summary>
internal static class MailTrouble
{
    /// <summary>The host's name is not known.</summary>
    public const string UnknownHost = "unknownHost";

    /// <summary>Nobody answers there, or the port is closed.</summary>
    public const string NoConnection = "noConnection";

    /// <summary>No answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>The TLS handshake failed, or STARTTLS is not offered.</summary>
    public const string Tls = "tls";

    /// <summary>The certificate has expired or is not valid yet.</summary>
    public const string CertificateExpired = "certificateExpired";

    /// <summary>The certificate is for another name.</summary>
    public const string CertificateName = "certificateName";

    /// <summary>No authority vouches for the certificate; it can be pinned by its fingerprint.</summary>
    public const string CertificateUntrusted = "certificateUntrusted";

    /// <summary>Name or password refused; many providers want an app password.</summary>
    public const string SignInRefused = "signInRefused";

    /// <summary>The provider's consent has ended: sign in again.</summary>
    public const string SignInAgain = "signInAgain";

    /// <summary>The folder is not there.</summary>
    public const string NoFolder = "noFolder";

    /// <summary>No password, or no sign-in, is stored.</summary>
    public const string NoSecret = "noSecret";

    /// <summary>The server refuses the sender's address.</summary>
    public const string SenderRefused = "senderRefused";

    /// <summary>The server asks to wait: too many connections or mails.</summary>
    public const string Limited = "limited";

    /// <summary>Encryption is switched off for a server that is not on this machine.</summary>
    public const string NotProtected = "notProtected";

    /// <summary>The server answered what the protocol does not allow.</summary>
    public const string Protocol = "protocol";

    /// <summary>The test mail was sent and did not arrive in time.</summary>
    public const string NotArrived = "notArrived";

    /// <summary>Whether it fails until somebody changes something.</summary>
    public static bool NeedsHelp(string code) => code is SignInRefused or SignInAgain or NoFolder or NoSecret or SenderRefused or NotProtected
        or CertificateExpired or CertificateName or CertificateUntrusted or UnknownHost;
}
