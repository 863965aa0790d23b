using Heed.Accounts.Public;
using Heed.Knowledge.Public;

namespace Heed.Mcp.Tools;

/// <summary>Asks the knowledge as an agent would, internal entries included: those of the brands the key reaches, and those for all brands.</summary>
internal sealed class SearchKnowledge(IStore store, IKnowledge knowledge, IBrands brands) : ITool
{
    /// <summary>Longest answer told, in characters.</summary>
    private const int MaxAnswer = 6_000;

    /// <summary>Most brands asked about when none is named.</summary>
    private const int MaxBrands = 20;

    public ToolForm Form { get; } = new(
        "search_knowledge", "Search knowledge", "Finds published answers of the company's knowledge that fit a question, best first, each with how likely it answers (0 to 1). Answers for agents only are marked internal: they are not for customers.",
        [
            new("question", "The question in the customer's words.", 2_000, Required: true),
            new("language", "Language of the answer, such as en or zh-CN.", 20),
            new("brand", "Name of the brand it is about; all brands that the key reaches when left out.", 120),
            new("limit", "How many answers.", 10, Least: 1, Otherwise: 3),
        ],
        typeof(KnowledgeFound));

    public string Permission => KnowledgePermissions.Read;

    public async Task<ToolAnswer> RunAsync(Scope scope, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var limit = (int)arguments.Number("limit");
        using var session = store.Read();
        var found = new List<KnowledgeAnswer>();
        foreach (var brand in await AskedAsync(session, scope, arguments.Text("brand"), cancellationToken))
        {
            found.AddRange(await knowledge.AskAsync(session, scope.Workspace, new KnowledgeQuestion(arguments.Text("question")!, brand, null, arguments.Text("language"), Internal: true, Meaning: MeaningUse.Looking), limit, cancellationToken));
        }

        return new ToolAnswer(new KnowledgeFound([.. found.OrderByDescending(a => a.Score).DistinctBy(a => a.Entry).Take(limit)
            .Select(a => new FoundAnswer(a.Entry, ForeignText.Clean(a.Question, MaxAnswer), ForeignText.Clean(a.Markdown, MaxAnswer), a.Language, Math.Round(a.Score, 3), a.Audience == Audience.Internal))]));
    }

    /// <summary>The brands to ask about. Entries for all brands are found with each of them.</summary>
    private async Task<IReadOnlyList<Guid>> AskedAsync(ReadSession session, Scope scope, string? name, CancellationToken cancellationToken)
    {
        var seen = (await brands.ListAsync(session, scope, cancellationToken)).Where(b => !b.Archived && scope.Has(KnowledgePermissions.Read, b.Id));
        if (name is null) return [.. seen.Take(MaxBrands).Select(b => b.Id)];
        return seen.FirstOrDefault(b => string.Equals(b.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } named ? [named.Id] : throw new InvalidRefusal("brand", "unknown", "There is no such brand for this key.");
    }
}

/// <summary>Answers that fit, best first.</summary>
internal sealed record KnowledgeFound(IReadOnlyList<FoundAnswer> Answers);

/// <summary>An answer of the knowledge.</summary>
internal sealed record FoundAnswer(Guid Id, string Question, string Answer, string Language, double Score, bool Internal);
