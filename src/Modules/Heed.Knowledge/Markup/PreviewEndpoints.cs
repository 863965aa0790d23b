using Heed.Knowledge.Answering;
using Heed.Knowledge.Entries;
using Heed.Platform.Web;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Knowledge.Markup;

/// <summary>An answer as readers will see it, before it is saved.</summary>
internal static class PreviewEndpoints
{
    public static void Map(IEndpointRouteBuilder knowledge) =>
        knowledge.MapPost("/preview", Show).Needs(KnowledgePermissions.Read).WithName("PreviewKnowledge").WithSummary("An answer as HTML and as plain text with its length on the channel, and what is wrong with it.");

    private static Ok<Preview> Show(PreviewRequest request, TimeProvider time)
    {
        var cases = request.Cases ?? [];
        new Validate()
            .Text(request.Markdown, "markdown", EntryRules.MaxMarkdown, required: false, multiline: true)
            .That(cases.Count <= EntryRules.MaxCases && cases.All(c => c.Markdown.Length <= EntryRules.MaxMarkdown && c.When.Count <= EntryRules.MaxRules), "cases", "tooMany", $"At most {EntryRules.MaxCases} cases.")
            .That(request.Channel is null || KnowledgeChannels.IsKnown(request.Channel), "channel", "unknownChannel", "There is no such channel.")
            .That((request.Values?.Count ?? 0) + (request.Facts?.Count ?? 0) <= 100 && (request.Values?.Values.All(v => v.Length <= 500) ?? true), "values", "tooMany", "At most 100 values of at most 500 characters.")
            .Done();
        var problems = new List<PreviewProblem>();
        var markdown = Cases.Compose(request.Markdown, cases, request.Facts, time.GetUtcNow());
        problems.AddRange(AnswerVariables.Unknown(markdown).Take(20).Select(n => new PreviewProblem("unknownVariable", n)));
        // Values are data: what looks like Markdown in a customer's name stays what it is.
        var escaped = (request.Values ?? new Dictionary<string, string>()).ToDictionary(v => v.Key, v => Escape(v.Value));
        var filled = AnswerVariables.Fill(markdown, escaped);
        if (AnswerHtml.Parse(filled) is { } document) problems.AddRange(BadLinks(document).Take(20).Select(l => new PreviewProblem("badLink", l)));
        else problems.Add(new PreviewProblem("tooDeep", ""));
        var text = AnswerText.Of(filled);
        var length = MessageLength.Of(text, request.Channel);
        if (length.Parts > 1) problems.Add(new PreviewProblem("tooLong", length.Parts.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return TypedResults.Ok(new Preview(AnswerHtml.Of(filled), text, length.Length, length.Limit, length.Parts, problems));
    }

    private static IEnumerable<string> BadLinks(MarkdownDocument document) =>
        document.Descendants<LinkInline>().Select(l => l.Url ?? "").Where(u => !FileReferences.IsOne(u)).Where(u => !Uri.TryCreate(u, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http" or "mailto" or "tel"));

    private static string Escape(string value) => string.Concat(value.Select(c => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) ? "\\" + c : char.IsControl(c) ? " " : c.ToString()));
}

/// <summary>An answer to look at.</summary>
/// <param name="Facts">What is known, to decide between cases.</param>
/// <param name="Values">What variables stand for; others stay as written.</param>
internal sealed record PreviewRequest(
    string Markdown, IReadOnlyList<AnswerCase>? Cases = null, string? Channel = null, IReadOnlyDictionary<string, string>? Facts = null, IReadOnlyDictionary<string, string>? Values = null);

/// <summary>How it looks.</summary>
/// <param name="Html">Harmless HTML.</param>
/// <param name="Text">Plain text, for channels without markup.</param>
/// <param name="Length">Characters as the channel counts them.</param>
/// <param name="Limit">Characters of one message of the channel; null for no limit.</param>
/// <param name="Parts">Messages it takes.</param>
internal sealed record Preview(string Html, string Text, int Length, int? Limit, int Parts, IReadOnlyList<PreviewProblem> Problems);

/// <summary>Something to look at before publishing.</summary>
/// <param name="Code"><c>unknownVariable</c>, <c>badLink</c>, <c>tooLong</c> or <c>tooDeep</c>.</param>
/// <param name="Detail">The name, the address or the number of messages.</param>
internal sealed record PreviewProblem(string Code, string Detail);
