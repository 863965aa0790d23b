namespace Heed.Portal.Sites;

/// <summary>The help centre of a brand: where it is, how it looks, how a visitor gets on from there.</summary>
internal sealed class HelpSite
{
    public const string Kind = "helpSite";
    public const int MaxSlug = 40, MaxTitle = 80, MaxHost = 253;

    public WorkspaceId Workspace { get; init; }

    public Guid Brand { get; init; }

    public long Version { get; set; } = 1;

    public bool Enabled { get; set; }

    /// <summary>The word in its address, unique over the installation.</summary>
    public required string Slug { get; set; }

    /// <summary>A host name of its own, unique over the installation; null for none.</summary>
    public string? Host { get; set; }

    public required string Title { get; set; }

    /// <summary>JSON list of language tags, the first is the default.</summary>
    public required string Languages { get; set; }

    /// <summary>Its own colour as <c>#rrggbb</c>; null takes the brand's.</summary>
    public string? Color { get; set; }

    /// <summary>Content of the picture in its head; null for none.</summary>
    public string? LogoSha { get; set; }

    /// <summary>Media type of that picture.</summary>
    public string? LogoType { get; set; }

    /// <summary>JSON list of the topics that are not shown, each with all below it.</summary>
    public string HiddenTopics { get; set; } = "[]";

    /// <summary>Whether there is a page "contact us".</summary>
    public bool Contact { get; set; } = true;

    /// <summary>Where "contact us" writes to; null offers no mail.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>Public key of the chat that "contact us" opens; null offers no chat.</summary>
    public string? ChatKey { get; set; }

    /// <summary>JSON list of links at the foot: imprint, privacy, terms.</summary>
    public required string Links { get; set; }
}
