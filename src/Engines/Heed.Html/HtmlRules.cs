namespace Heed.Html;

/// <summary>What a place that shows HTML allows beyond the fixed lists.</summary>
public sealed record HtmlRules
{
    /// <summary>True to keep addresses of pictures elsewhere; false counts and drops them: nobody learns that a mail was read.</summary>
    public bool RemotePictures { get; init; }

    /// <summary>Turns an address that is neither remote nor embedded (<c>cid:…</c>, our own scheme) into the one to show; null drops the picture.</summary>
    public Func<string, string?> Picture { get; init; } = _ => null;

    /// <summary>Limits of the document.</summary>
    public HtmlLimits Limits { get; init; } = HtmlLimits.Default;
}
