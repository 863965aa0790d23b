namespace Heed.Channels.Email.Mailboxes;

/// <summary>Settings of a well-known mail provider.</summary>
/// <param name="Key">Stable name; the console knows its logo and its hint (<c>appPassword</c>).</param>
/// <param name="Domains">Domains of addresses by which it is known.</param>
/// <param name="SignIn">How one best signs in.</param>
/// <param name="Hint">What has to be done at the provider first: <c>appPassword</c>, <c>authorizationCode</c> (客户端授权码), <c>enableImap</c>; null for nothing.</param>
/// <param name="HelpUrl">The provider's own page about it.</param>
internal sealed record Provider(
    string Key, string Name, IReadOnlyList<string> Domains, ServerAddress Imap, ServerAddress Smtp, SignInKind SignIn, string? Hint, string? HelpUrl, bool PlusAddress, bool KeepsSent)
{
    /// <summary>The providers Heed knows, as their own help pages state their servers.</summary>
    public static IReadOnlyList<Provider> Known { get; } =
    [
        new("gmail", "Gmail / Google Workspace", ["gmail.com", "googlemail.com"], Tls("imap.gmail.com"), Tls("smtp.gmail.com", 465), SignInKind.Google, "appPassword", "https://support.google.com/mail/answer/185833", true, true),
        new("microsoft", "Microsoft 365 / Outlook", ["outlook.com", "hotmail.com", "live.com"], Tls("outlook.office365.com"), Start("smtp.office365.com"), SignInKind.Microsoft, "enableImap", "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission", true, true),
        new("qq", "QQ 邮箱", ["qq.com", "foxmail.com"], Tls("imap.qq.com"), Tls("smtp.qq.com", 465), SignInKind.Password, "authorizationCode", "https://service.mail.qq.com/", false, true),
        new("exmail", "腾讯企业邮", [], Tls("imap.exmail.qq.com"), Tls("smtp.exmail.qq.com", 465), SignInKind.Password, "authorizationCode", "https://open.work.weixin.qq.com/help2/pc/19884", false, true),
        new("163", "网易 163 邮箱", ["163.com"], Tls("imap.163.com"), Tls("smtp.163.com", 465), SignInKind.Password, "authorizationCode", "https://help.mail.163.com/", false, false),
        new("126", "网易 126 邮箱", ["126.com"], Tls("imap.126.com"), Tls("smtp.126.com", 465), SignInKind.Password, "authorizationCode", "https://help.mail.163.com/", false, false),
        new("aliyun", "阿里企业邮箱", ["aliyun.com"], Tls("imap.qiye.aliyun.com"), Tls("smtp.qiye.aliyun.com", 465), SignInKind.Password, "authorizationCode", "https://help.aliyun.com/document_detail/36576.html", false, false),
        new("fastmail", "Fastmail", ["fastmail.com", "fastmail.fm"], Tls("imap.fastmail.com"), Tls("smtp.fastmail.com", 465), SignInKind.Password, "appPassword", "https://www.fastmail.help/hc/en-us/articles/360058752854", true, false),
        new("icloud", "iCloud Mail", ["icloud.com", "me.com", "mac.com"], Tls("imap.mail.me.com"), Start("smtp.mail.me.com"), SignInKind.Password, "appPassword", "https://support.apple.com/102654", true, false),
        new("yahoo", "Yahoo Mail", ["yahoo.com", "ymail.com"], Tls("imap.mail.yahoo.com"), Tls("smtp.mail.yahoo.com", 465), SignInKind.Password, "appPassword", "https://help.yahoo.com/kb/SLN15241.html", false, true),
        new("zoho", "Zoho Mail", ["zoho.com", "zohomail.com"], Tls("imap.zoho.com"), Tls("smtp.zoho.com", 465), SignInKind.Password, "appPassword", "https://www.zoho.com/mail/help/imap-access.html", true, true),
    ];

    private static ServerAddress Tls(string host, int port = 993) => new(host, port, ConnectionSecurity.Tls);

    private static ServerAddress Start(string host) => new(host, 587, ConnectionSecurity.StartTls);
}

/// <summary>Where a server listens.</summary>
internal sealed record ServerAddress(string Host, int Port, ConnectionSecurity Security);
