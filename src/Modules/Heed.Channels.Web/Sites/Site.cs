namespace Heed.Channels.Web.Sites;

/// <summary>The widget of one inbox: how it looks, where it may stand, what it asks.</summary>
internal sealed class Site
{
    public const int MaxTitle = 60;
    public const int MaxOrigins = 50;
    public const int MaxFields = 10;
    public const int MaxPrivacyText = 2000;
    public const int MaxUrl = 500;

    public WorkspaceId Workspace { get; init; }

    public Guid Inbox { get; init; }

    public long Version { get; set; } = 1;

    /// <summary>Public name of the site: <c>pk_…</c>.</summary>
    public required string SiteKey { get; init; }

    public required string Title { get; set; }

    public required string Color { get; set; }

    public SitePosition Position { get; set; }

    /// <summary><c>auto</c>, <c>zh-CN</c> or <c>en</c>.</summary>
    public string Languages { get; set; } = "auto";

    /// <summary>JSON array of origins.</summary>
    public string AllowedOrigins { get; set; } = "[]";

    public bool PreChat { get; set; }

    /// <summary>JSON array of <see cref="PreChatField"/>.</summary>
    public string PreChatFields { get; set; } = "[]";

    public bool PrivacyRequired { get; set; }

    /// <summary>Grows with every change of text or address, so that a consent names what was read.</summary>
    public int PrivacyVersion { get; set; } = 1;

    public string PrivacyZh { get; set; } = "";

    public string PrivacyEn { get; set; } = "";

    public string? PrivacyUrl { get; set; }

    public bool Rating { get; set; } = true;

    public bool IdentityRequired { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The privacy notice in both languages.</summary>
    public LocalText PrivacyText => new(PrivacyZh, PrivacyEn);

    /// <summary>Whether there is a privacy notice to show.</summary>
    public bool HasPrivacy => PrivacyRequired || PrivacyZh.Length > 0 || PrivacyEn.Length > 0 || PrivacyUrl is not null;

    public IReadOnlyList<string> Origins() => JsonSerializer.Deserialize<List<string>>(AllowedOrigins)!;

    public IReadOnlyList<PreChatField> Fields() => JsonSerializer.Deserialize<List<PreChatField>>(PreChatFields, HeedJson.Options)!;

    /// <summary>The language to speak with a visitor whose browser prefers <paramref name="preferred"/>.</summary>
    public string LanguageFor(string? preferred) =>
        Languages != "auto" ? Languages : preferred is not null && preferred.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en";
}
