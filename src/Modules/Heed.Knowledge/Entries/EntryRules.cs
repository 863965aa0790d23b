using Heed.Knowledge.Markup;
using Heed.Platform.Web;

namespace Heed.Knowledge.Entries;

/// <summary>What content may be. Everything is checked when it is written, so that it can be trusted when it is read.</summary>
internal static class EntryRules
{
    internal const int MaxQuestion = 200;
    internal const int MaxVariants = 100;
    internal const int MaxTitles = 20;
    internal const int MaxAnswers = 60;
    internal const int MaxMarkdown = 20_000;
    internal const int MaxAllMarkdown = 200_000;
    internal const int MaxCases = 10;
    internal const int MaxRules = 5;
    internal const int MaxRelated = 12;
    internal const int MaxFiles = 10;
    internal const int MaxNote = 500;

    /// <exception cref="InvalidRefusal">Something of it is not allowed.</exception>
    public static void Check(EntryContent content)
    {
        var check = new Validate()
            .Text(content.Question, "question", MaxQuestion)
            .That(Languages.IsTag(content.Language), "language", "badLanguage", "A language tag such as zh-CN or en.")
            .That(content.Titles.Count <= MaxTitles, "titles", "tooMany", $"At most {MaxTitles} languages.")
            .That(content.Variants.Count <= MaxVariants, "variants", "tooMany", $"At most {MaxVariants} wordings.")
            .That(content.Answers.Count <= MaxAnswers, "answers", "tooMany", $"At most {MaxAnswers} answers.")
            .That(content.Answers.DistinctBy(a => (a.Channel, a.Language.ToLowerInvariant())).Count() == content.Answers.Count, "answers", "doubled", "One answer for each channel and language.")
            .That(content.Answers.Sum(Length) <= MaxAllMarkdown, "answers", "tooLong", $"At most {MaxAllMarkdown} characters in all answers together.")
            .That(content.Related.Count <= MaxRelated, "related", "tooMany", $"At most {MaxRelated} related scenarios.");
        foreach (var (tag, title) in content.Titles) check.That(Languages.IsTag(tag), "titles", "badLanguage", "A language tag such as zh-CN or en.").Text(title, $"titles.{tag}", MaxQuestion);
        foreach (var variant in content.Variants) check.Text(variant, "variants", MaxQuestion);
        for (var i = 0; i < Math.Min(content.Answers.Count, MaxAnswers); i++) Check(check, content.Answers[i], $"answers[{i}]");
        for (var i = 0; i < Math.Min(content.Related.Count, MaxRelated); i++) Check(check, content.Related[i], $"related[{i}]");
        check.Done();
    }

    /// <summary>What must hold besides before customers may read it.</summary>
    /// <exception cref="InvalidRefusal">There is no answer.</exception>
    public static void CheckReady(EntryContent content) => new Validate()
        .That(content.Answers.Any(a => !string.IsNullOrWhiteSpace(a.Markdown) || a.Cases.Count > 0), "answers", "required", "Write an answer first.")
        .Done();

    private static void Check(Validate check, EntryAnswer answer, string field)
    {
        check.That(KnowledgeChannels.IsKnown(answer.Channel), field + ".channel", "unknownChannel", "There is no such channel.")
            .That(Languages.IsTag(answer.Language), field + ".language", "badLanguage", "A language tag such as zh-CN or en.");
        Markdown(check, answer.Markdown, field + ".markdown");
        var cases = answer.Cases;
        check.That(cases.Count <= MaxCases, field + ".cases", "tooMany", $"At most {MaxCases} cases.")
            .That(cases.Count(c => c.When.Count == 0) <= 1, field + ".cases", "doubled", "Only one case can stand for all other situations.");
        foreach (var one in cases.Take(MaxCases))
        {
            check.Text(one.Name, field + ".cases.name", 60).That(one.When.Count <= MaxRules, field + ".cases.when", "tooMany", $"At most {MaxRules} conditions.");
            Markdown(check, one.Markdown, field + ".cases.markdown");
            foreach (var rule in one.When.Take(MaxRules)) check.Text(rule.Fact, field + ".cases.when.fact", 60).Text(rule.Value, field + ".cases.when.value", 100, required: false);
        }
    }

    private static void Check(Validate check, RelatedLink link, string field)
    {
        check.Text(link.Title, field + ".title", MaxQuestion, required: link.Kind != RelatedKind.Entry)
            .Text(link.Target, field + ".target", 500, required: link.Kind is RelatedKind.Flow or RelatedKind.Template or RelatedKind.Procedure or RelatedKind.Link)
            .That(link.Kind != RelatedKind.Entry || link.EntryId is not null, field + ".entryId", "required", "Name the entry.")
            .That(link.Kind != RelatedKind.Link || (Uri.TryCreate(link.Target, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http")), field + ".target", "badLink", "An address that begins with https://.");
    }

    private static void Markdown(Validate check, string text, string field) => check
        .Text(text, field, MaxMarkdown, required: false, multiline: true)
        .That(text.Length > MaxMarkdown || MarkdownGuard.IsTame(text), field, "tooDeep", "Lists, quotes or brackets are nested too deeply.");

    private static int Length(EntryAnswer answer) => answer.Markdown.Length + answer.Cases.Sum(c => c.Markdown.Length);
}
