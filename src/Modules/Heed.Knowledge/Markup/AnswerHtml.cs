using Heed.Html;
using Markdig;
using Markdig.Syntax;

namespace Heed.Knowledge.Markup;

/// <summary>Answers as harmless HTML. HTML within Markdown is shown as text; what comes out goes through the sanitizer all the same.</summary>
internal static class AnswerHtml
{
    private static readonly HtmlRules Rules = new() { RemotePictures = true };

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).Build();

    /// <summary>The text as HTML; wild Markdown as one paragraph of plain text.</summary>
    public static string Of(string markdown)
    {
        if (Parse(markdown) is not { } document) return HtmlSanitizer.Clean($"<p>{System.Net.WebUtility.HtmlEncode(markdown)}</p>").Html;
        return HtmlSanitizer.Clean(document.ToHtml(Pipeline), Rules).Html;
    }

    /// <summary>The document; null when the text is too wild to be read.</summary>
    public static MarkdownDocument? Parse(string markdown)
    {
        if (!MarkdownGuard.IsTame(markdown)) return null;
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // The parser's own limit of depth, which the guard comes before.
            return null;
        }
    }
}
